import type { LinkedFile } from '../model.ts';
import { exchangeOf } from '../navigation/exchange.ts';
import type { Exchange } from '../traffic/model.ts';
import { duration } from '../words.ts';
import { type Line, strong } from './markup.ts';

/** What the id of a message of a capture stands for: who asked what, where it was answered, and how long that took. */
export function idLines(linked: LinkedFile, message: number): readonly Line[] {
  const { id, method, kind, line } = linked.facts.messages[message] ?? {};
  const exchange = exchangeOf(linked, message);
  const name = exchange?.method ?? (typeof method?.literal === 'string' ? method.literal : undefined);
  const whose = exchange?.from === undefined ? '' : ` of the ${exchange.from}`;
  const isRequest = exchange === undefined ? kind === 'request' : exchange.request.message === message;
  const what = isRequest ? `Request${whose}` : 'Response';
  const text = exchange?.id ?? JSON.stringify(id?.literal);
  const title: Line = [strong(name ?? what), `${name === undefined ? '' : ` · ${what}`} · id ${text}`];
  return [title, [isRequest ? fateOf(exchange) : originOf(exchange, line)]];
}

/** The exchange of an error in a capture, for the hover over its code; nothing where its request is not there. */
export function answerLines(linked: LinkedFile, message: number | undefined): readonly Line[] {
  const exchange = message === undefined ? undefined : exchangeOf(linked, message);
  if (exchange === undefined || exchange.request.message === message) return [];
  const line = linked.facts.messages[message as number]?.line;
  const where = exchange.request.line === line ? 'on this line' : `of line ${exchange.request.line + 1}`;
  return [['Answers ', strong(exchange.method), ` ${where}${after(exchange)}.`]];
}

/** What became of a request. */
function fateOf(exchange: Exchange | undefined): string {
  const { response, cancelled } = exchange ?? {};
  if (exchange === undefined || response === undefined)
    return cancelled ? 'Cancelled; never answered in this capture.' : 'Never answered in this capture.';
  const { failed, code, line } = response;
  const how = failed ? `Answered with ${code === undefined ? 'an error' : code}` : 'Answered';
  const where = line === exchange.request.line ? 'on this line' : `at line ${line + 1}`;
  return `${how} ${where}${after(exchange)}${cancelled ? ', though it was cancelled' : ''}.`;
}

/** @param line zero-based, of the response */
function originOf(exchange: Exchange | undefined, line: number | undefined): string {
  if (exchange === undefined) return 'Its request is not in this capture.';
  const what = exchange.request.line === line ? 'a request on this line' : `line ${exchange.request.line + 1}`;
  return `Answers ${what}${after(exchange)}.`;
}

function after({ latency }: Exchange): string {
  return latency === undefined ? '' : ` after ${duration(latency)}`;
}
