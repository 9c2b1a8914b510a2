import {
  type ClientOption,
  type MistakenOption,
  awsClientOptions,
  clientOptions,
  isInRange,
  mistakenClientOptions,
  mistakenRequestOptions,
  requestOptions,
} from '../../catalog/index.js';
import type { CohereClient } from '../client.js';
import { isSlip } from './required-field.js';

/** The options that a place takes, and what people write for them. */
export interface OptionList {
  readonly known: Readonly<Record<string, ClientOption>>;
  readonly mistaken: Readonly<Record<string, MistakenOption>>;
}

/** The options of a client's constructor. */
export function optionsOfClient({ className }: CohereClient): OptionList {
  const isAws = /^(?:Aws|Bedrock|Sagemaker)/u.test(className);
  return { known: isAws ? awsClientOptions : clientOptions, mistaken: mistakenClientOptions };
}

/** The options of a single call. */
export const optionsOfCall: OptionList = { known: requestOptions, mistaken: mistakenRequestOptions };

/** What is wrong with the name of an option. */
export type WrongOption =
  | { readonly problem: 'unknown'; readonly meant: string | undefined; readonly unit: 'milliseconds' | undefined }
  | { readonly problem: 'tooNew'; readonly since: string };

/** What is wrong with an option's name on a release of the SDK; `undefined` for one that it has. */
export function wrongOption(name: string, { known, mistaken }: OptionList, version: string): WrongOption | undefined {
  const option = Object.hasOwn(known, name) ? known[name] : undefined;
  if (option) {
    const { since } = option;
    return since === undefined || isInRange(version, option) ? undefined : { problem: 'tooNew', since };
  }
  const mistake = Object.hasOwn(mistaken, name) ? mistaken[name] : undefined;
  const meant = mistake ? mistake.meant : Object.keys(known).find((candidate) => isSlip(name, candidate));
  return { problem: 'unknown', meant, unit: mistake?.unit };
}
