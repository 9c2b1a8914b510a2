/** What a careful reader found in a file; the files of `tests/corpus/labels` hold one a line. */
export interface Label {
  /** Relative to the linted folder. */
  readonly file: string;
  readonly line: number;
  /** Other lines whose report is the same finding. */
  readonly altLines?: readonly number[];
  readonly rule: string;
  /** `violation` must be reported; `ok` looks like a violation and must not be. */
  readonly verdict: 'violation' | 'ok';
  /** Where reasonable people differ (`low`), a label counts for nothing. */
  readonly confidence: 'high' | 'medium' | 'low';
  readonly why: string;
  /** A kind of violation that has figures of its own. */
  readonly subtype?: string;
}

/** What a rule reported. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  readonly subtype?: string;
}

export interface Score {
  readonly hits: readonly Label[];
  readonly misses: readonly Label[];
  readonly falseAlarms: readonly Finding[];
}

function belongs(finding: Finding, label: Label): boolean {
  const lines = [label.line, ...(label.altLines ?? [])];
  return finding.file === label.file && finding.rule === label.rule && lines.includes(finding.line);
}

/**
 * Compares findings with sets of labels. A set judges its own files by its own rules: there, a finding without a label
 * is a false alarm until a reader has labelled it. What two sets label is counted once.
 */
export function scoreOf(sets: readonly (readonly Label[])[], findings: readonly Finding[]): Score {
  const scopes = sets.map((labels) => ({
    files: new Set(labels.map(({ file }) => file)),
    rules: new Set(labels.map(({ rule }) => rule)),
  }));
  const labels = [
    ...new Map(sets.flat().map((label) => [`${label.file}:${label.line} ${label.rule}`, label])).values(),
  ];
  const judged = findings.filter(({ file, rule }) =>
    scopes.some(({ files, rules }) => files.has(file) && rules.has(rule)),
  );
  const expected = labels.filter(({ verdict, confidence }) => verdict === 'violation' && confidence !== 'low');
  const excused = labels.filter(({ verdict, confidence }) => verdict === 'violation' || confidence === 'low');
  const isReported = (label: Label): boolean => judged.some((finding) => belongs(finding, label));
  return {
    hits: expected.filter(isReported),
    misses: expected.filter((label) => !isReported(label)),
    falseAlarms: judged.filter((finding) => !excused.some((label) => belongs(finding, label))),
  };
}

/** The part of a score that one rule, or one kind of its violations, has. */
export function partOf({ hits, misses, falseAlarms }: Score, rule: string, subtype?: string): Score {
  const isPart = (one: Label | Finding): boolean =>
    one.rule === rule && (subtype === undefined || one.subtype === subtype);
  return { hits: hits.filter(isPart), misses: misses.filter(isPart), falseAlarms: falseAlarms.filter(isPart) };
}

/** Hits among all reports, from 0 to 1; 1 when nothing was reported. */
export function precisionOf({ hits, falseAlarms }: Score): number {
  return hits.length === 0 && falseAlarms.length === 0 ? 1 : hits.length / (hits.length + falseAlarms.length);
}

/** Hits among all that should be reported, from 0 to 1; 1 when nothing should be. */
export function recallOf({ hits, misses }: Score): number {
  return hits.length === 0 && misses.length === 0 ? 1 : hits.length / (hits.length + misses.length);
}

/** A call of an endpoint, as `tests/corpus/calls.jsonl` lists it or as the analysis sees it. */
export interface Call {
  readonly file: string;
  readonly line: number;
  readonly altLines?: readonly number[];
  readonly endpoint: string;
  /** The API that the call speaks: `init`, `v1` or `v2`. */
  readonly api: string;
}

export interface CallScore {
  readonly right: readonly Call[];
  /** Not recognised, or taken for another endpoint or API. */
  readonly missed: readonly Call[];
  /** Recognised, and no call of Cohere's SDK. */
  readonly foreign: readonly Call[];
}

/** Compares the calls that were recognised with the calls that there are. */
export function callScoreOf(calls: readonly Call[], recognised: readonly Call[]): CallScore {
  const isSamePlace = (seen: Call, call: Call): boolean =>
    seen.file === call.file && [call.line, ...(call.altLines ?? [])].includes(seen.line);
  const isRight = (call: Call): boolean =>
    recognised.some((seen) => isSamePlace(seen, call) && seen.endpoint === call.endpoint && seen.api === call.api);
  return {
    right: calls.filter(isRight),
    missed: calls.filter((call) => !isRight(call)),
    foreign: recognised.filter((seen) => !calls.some((call) => isSamePlace(seen, call))),
  };
}
