import type { Command, WorkspaceEdit } from 'vscode-languageserver';
import type { Finding } from '../core/model.ts';

/** What happens when an offer is taken. */
export interface Effect {
  readonly edit: WorkspaceEdit;
  /** Runs after the edit. */
  readonly command?: Command;
}

/** Something that is offered for findings. */
export interface Offer {
  readonly title: string;
  /** All of one rule; the first says where the offer stands. */
  readonly findings: readonly Finding[];
  /** The single safe fix of its finding. */
  readonly preferred?: boolean;
  /** Either it only runs a command, … */
  readonly command?: Command;
  /** … or it changes something: worked out when it is asked for. Throws a `Refusal` where it turns out impossible. */
  readonly effect?: () => Effect | Promise<Effect>;
}
