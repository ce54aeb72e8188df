import type { CodeFact, Fix } from '../model.ts';
import { isNumberToken, numberToken } from './number-token.ts';
import type { Source } from './source.ts';

/** So much text before and after a number is looked at. */
const NEAR = 300;

/** `error?.data.code === `, behind something after which a whole condition begins. */
const BEFORE =
  /(?:[(,?:]|&&|\|\||=>|(?<![=!<>])=|\breturn(?=[ \t]))[ \t]*(?<left>[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\??\.#?[\p{ID_Start}$_][\p{ID_Continue}$]*)*)(?<operator>[ \t]*(?<sign>[=!])==?[ \t]*)$/u;
/** What ends a condition. */
const AFTER = /^[ \t]*(?:\)|;|,|\?(?![?.])|:|&&|\|\||\r?\n[ \t]*(?:\?(?![?.])|:|&&|\|\||[)}]))/;

/**
 * The fix that lets a plain comparison with a number accept another one too: `(error.code === -1 || error.code === -2)`.
 * Nothing where the condition is more than that, or its ends are not surely seen.
 */
export function acceptBoth(code: CodeFact, other: number, { text }: Source): readonly Fix[] {
  const { start, end } = code.span;
  const written = text.slice(start, end);
  const match = BEFORE.exec(text.slice(Math.max(0, start - NEAR), start));
  const { left, operator, sign } = match?.groups ?? {};
  if (left === undefined || operator === undefined || !isNumberToken(written)) return [];
  if (!AFTER.test(text.slice(end, end + NEAR))) return [];
  const condition = left + operator;
  const joint = sign === '=' ? '||' : '&&';
  return [
    {
      title: `Accept ${other} as well`,
      kind: 'suggestion',
      edits: [
        { span: { start: start - condition.length, end: start - condition.length }, newText: '(' },
        { span: { start: end, end }, newText: ` ${joint} ${condition}${numberToken(other, written)})` },
      ],
    },
  ];
}
