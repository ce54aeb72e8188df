import type { ProtocolChoice } from '../../core/catalog/types.ts';
import { explainText, guessSentence, LONGEST_NAME, type Unexplained } from '../../core/explanation/index.ts';
import { explanationMarkdown } from '../../core/explanation/markdown.ts';
import { listOf } from '../../core/words.ts';
import { decode } from '../../node/decode.ts';
import { pagePath } from '../../node/documentation.ts';
import { FINE } from '../exit-status.ts';
import { explanationText } from '../formats/explain-text.ts';
import type { Io } from '../io.ts';
import { projectHere } from '../project-here.ts';
import { parseChoices } from '../protocols.ts';
import { visible } from '../text/visible.ts';
import { neitherNumberNorName } from '../usage.ts';
import { UsageError } from '../usage-error.ts';

export interface ExplainOptions {
  readonly protocol?: readonly string[];
  readonly format: 'text' | 'json' | 'markdown';
}

const UNDERSTOOD = 'a code, a name, a message, an error object or a line of a log';

/**
 * `explain CODE|NAME|TEXT`: every meaning of a number, a name, or an error that somebody holds. A number that nobody
 * defines is fine, an unknown name or text is not.
 */
export async function explain(typed: string, { protocol = [], format }: ExplainOptions, io: Io): Promise<number> {
  const { catalogs } = await projectHere(io);
  const choices = protocol.length > 0 ? parseChoices(protocol, catalogs) : [];
  const explanation = explainText(typed === '-' ? decode(await io.readInput()) : typed, choices, catalogs);
  if ('problem' in explanation) throw failure(explanation, typed, choices);
  switch (format) {
    case 'json':
      io.out(`${JSON.stringify(explanation)}\n`);
      break;
    case 'markdown':
      io.out(explanationMarkdown(explanation, catalogs));
      break;
    case 'text': {
      const page = explanation.code === undefined ? undefined : pagePath(import.meta.url, `codes/${explanation.code}`);
      io.out(explanationText(explanation, catalogs, io.colors));
      if (page !== undefined) io.out(`\n${io.colors.dim('All about this number:')} ${page}\n`);
    }
  }
  return FINE;
}

function failure(
  { problem, subject, ...rest }: Unexplained,
  typed: string,
  choices: readonly ProtocolChoice[],
): UsageError {
  const ids = choices.map(({ id }) => id);
  const where = ids.length > 0 ? ` in ${listOf(ids, 'or')}` : '';
  const guess = guessSentence({ problem, subject, ...rest });
  switch (problem) {
    case 'empty': {
      const what = typed === '-' ? 'Standard input is empty' : 'There is nothing to explain';
      return new UsageError(`${what}; \`explain\` takes ${UNDERSTOOD}.`);
    }
    case 'no-number':
      return neitherNumberNorName(subject);
    case 'too-many-digits':
      return new UsageError('No error code has so many digits.');
    case 'unknown-text': {
      const shown = subject.length > LONGEST_NAME || subject.includes('\n') ? 'this text' : `"${visible(subject)}"`;
      return new UsageError(`Nothing known is meant by ${shown}${where}.${guess} \`explain\` takes ${UNDERSTOOD}.`);
    }
    case 'unknown-name': {
      const list = `jsonrpc-errors catalogs show ${ids.length === 1 ? ids[0] : 'ID'}`;
      return new UsageError(
        `Unknown name "${visible(subject)}"${where}.${guess} \`${list}\` lists the names of a protocol.`,
      );
    }
  }
}
