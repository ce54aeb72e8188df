import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FileAnalysis } from '../../../server/src/core/analyzer.ts';
import { applyEdits, fixAll, withoutConflicts } from '../../../server/src/core/fix/apply.ts';
import { Changes } from '../../../server/src/core/fix/changes.ts';
import type { Finding, Fix, TextEdit } from '../../../server/src/core/model.ts';

function edit(start: number, end: number, newText: string): TextEdit {
  return { span: { start, end }, newText };
}

function fix(...edits: readonly TextEdit[]): Fix {
  return { title: 'Mend it', kind: 'safe', edits };
}

/** Replacements of one word by another, as the findings and safe fixes of a text. */
function analysisOf(words: Readonly<Record<string, string>>, kind: Fix['kind'] = 'safe') {
  return (text: string): FileAnalysis => {
    const fixes = new Map<Finding, readonly Fix[]>();
    for (const [word, newText] of Object.entries(words)) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const span = { start: at, end: at + word.length };
        const finding: Finding = { ruleId: word, severity: 'error', span, message: word, protocols: [] };
        fixes.set(finding, [{ title: newText, kind, edits: [{ span, newText }] }]);
      }
    }
    const findings = [...fixes.keys()].sort((a, b) => a.span.start - b.span.start);
    const fixesOf = (finding: Finding): readonly Fix[] => fixes.get(finding) ?? [];
    return { findings, fixesOf } as Partial<FileAnalysis> as FileAnalysis;
  };
}

function mend(text: string, words: Readonly<Record<string, string>>, takes?: (finding: Finding) => boolean) {
  const analyze = analysisOf(words);
  const { analysis: _, ...result } = fixAll(text, analyze(text), analyze, takes);
  return { ...result, fixed: result.fixed.map(({ ruleId }) => ruleId) };
}

describe('edits', () => {
  it('are made in the order of their places, whatever the order in which they come', () => {
    assert.equal(applyEdits('abc', [edit(2, 3, 'C'), edit(0, 1, 'A')]), 'AbC');
    assert.equal(applyEdits('abc', []), 'abc');
    assert.equal(applyEdits('', [edit(0, 0, 'x')]), 'x');
  });

  it('of one fix that insert at the same place keep their order', () => {
    assert.equal(applyEdits('ab', [edit(1, 1, '1'), edit(1, 1, '2')]), 'a12b');
  });

  it('keep line breaks and surrogates around them', () => {
    assert.equal(applyEdits('\ufeff"\u{1f600}"\r\nx\r', [edit(7, 8, 'y')]), '\ufeff"\u{1f600}"\r\ny\r');
  });
});

describe('fixes that touch the same text', () => {
  it('are not made together: the first is taken', () => {
    const first = fix(edit(2, 4, 'x'));
    const rest = [fix(edit(3, 5, 'y')), fix(edit(0, 3, 'y')), fix(edit(0, 9, 'y')), fix(edit(2, 4, 'y'))];
    assert.deepEqual(withoutConflicts([first, ...rest]), [first]);
  });

  it('are those that only meet, too: their order would be a guess', () => {
    const first = fix(edit(2, 4, 'x'));
    for (const other of [fix(edit(4, 6, 'y')), fix(edit(0, 2, 'y')), fix(edit(2, 2, 'y')), fix(edit(4, 4, 'y'))]) {
      assert.deepEqual(withoutConflicts([first, other]), [first]);
    }
  });

  it('are taken whole or not at all', () => {
    const first = fix(edit(2, 4, 'x'));
    const second = fix(edit(10, 12, 'y'), edit(3, 3, 'y'));
    const third = fix(edit(11, 12, 'z'));
    assert.deepEqual(withoutConflicts([first, second, third]), [first, third]);
  });

  it('are told among very many fixes without comparing each with each', () => {
    const many = Array.from({ length: 200_000 }, (_, index) => fix(edit(index * 3, index * 3 + 1, 'x')));
    assert.equal(withoutConflicts(many).length, many.length);
  });
});

describe('fixing all', () => {
  it('mends until nothing is left, and says what was mended', () => {
    assert.deepEqual(mend('one two', { one: 'two', two: 'three!' }), {
      text: 'three! three!',
      fixed: ['one', 'two', 'two'],
      edits: [edit(0, 3, 'three!'), edit(4, 7, 'three!')],
    });
  });

  it('takes a fix that was in the way of another one in the next round', () => {
    assert.deepEqual(mend('abab', { ab: 'x' }), {
      text: 'xx',
      fixed: ['ab', 'ab'],
      edits: [edit(0, 4, 'xx')],
    });
  });

  it('mends only what it may', () => {
    const { text, fixed } = mend('one two', { one: '1', two: '2' }, ({ ruleId }) => ruleId === 'two');
    assert.deepEqual([text, fixed], ['one 2', ['two']]);
    const analyze = analysisOf({ one: '1' }, 'suggestion');
    assert.equal(fixAll('one', analyze('one'), analyze).text, 'one');
  });

  it('changes nothing and analyses nothing again where nothing is to be mended', () => {
    const analysis = analysisOf({})('text');
    const result = fixAll('text', analysis, () => assert.fail());
    assert.deepEqual([result.text, result.edits, result.fixed], ['text', [], []]);
    assert.equal(result.analysis, analysis);
  });

  it('does not run in a circle', () => {
    assert.deepEqual(mend('one', { one: 'two', two: 'one' }), {
      text: 'two',
      fixed: ['one'],
      edits: [edit(0, 3, 'two')],
    });
    assert.deepEqual(mend('one', { one: 'one' }), { text: 'one', fixed: [], edits: [] });
  });

  it('ends after ten rounds', () => {
    assert.equal(mend('a', { a: 'ab' }).text, `a${'b'.repeat(10)}`);
  });
});

describe('edits of several rounds', () => {
  /** The edits of the original text for rounds of edits, each on the outcome of the last. */
  function joined(original: string, ...rounds: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
    const changes = new Changes();
    let text = original;
    for (const round of rounds) {
      changes.add(round);
      text = applyEdits(text, round);
    }
    const edits = changes.edits(original, text);
    assert.equal(applyEdits(original, edits), text);
    return edits;
  }

  it('are joined where they touch, and moved where they do not', () => {
    assert.deepEqual(joined('0123456789', [edit(1, 2, 'abc')], [edit(6, 7, '')]), [edit(1, 2, 'abc'), edit(4, 5, '')]);
    assert.deepEqual(joined('0123456789', [edit(1, 2, 'abc')], [edit(2, 3, 'B')]), [edit(1, 2, 'aBc')]);
    assert.deepEqual(joined('0123456789', [edit(1, 2, 'ab'), edit(4, 5, 'cd')], [edit(2, 6, '-')]), [
      edit(1, 5, 'a-d'),
    ]);
  });

  it('are none where a later round takes back what an earlier one did', () => {
    assert.deepEqual(joined('0123', [edit(1, 2, 'x'), edit(3, 3, 'y')], [edit(1, 2, '1')]), [edit(3, 3, 'y')]);
  });

  it('have the same outcome, whatever they are', () => {
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let run = 0; run < 500; run += 1) {
      const original = 'abcdefghijklmnopqrstuvwxyz'.slice(0, random(27));
      let text = original;
      const rounds = Array.from({ length: 4 }, () => {
        const round: TextEdit[] = [];
        for (let at = random(6); at <= text.length; at += 1 + random(9)) {
          const end = Math.min(text.length, at + random(4));
          round.push(edit(at, end, 'XYZ'.slice(0, random(4))));
          at = end;
        }
        text = applyEdits(text, round);
        return round;
      });
      joined(original, ...rounds);
    }
  });
});
