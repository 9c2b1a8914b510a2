import { describe, expect, it } from 'vitest';
import {
  type Call,
  type Finding,
  type Label,
  callScoreOf,
  partOf,
  precisionOf,
  recallOf,
  scoreOf,
} from '../../scripts/corpus-score.js';

function label(line: number, rest: Partial<Label> = {}): Label {
  return { file: 'a.ts', line, rule: 'one', verdict: 'violation', confidence: 'high', why: '', ...rest };
}

function finding(line: number, rest: Partial<Finding> = {}): Finding {
  return { file: 'a.ts', line, rule: 'one', message: '', ...rest };
}

/** The lines of each part of a score. */
function linesOf(labels: Label[], findings: Finding[]): Record<string, number[]> {
  const { hits, misses, falseAlarms } = scoreOf([labels], findings);
  const lines = (all: readonly (Label | Finding)[]): number[] => all.map(({ line }) => line);
  return { hits: lines(hits), misses: lines(misses), falseAlarms: lines(falseAlarms) };
}

describe('the score of findings against labels', () => {
  it('tells hits from misses', () => {
    expect(linesOf([label(1), label(2)], [finding(1)])).toEqual({ hits: [1], misses: [2], falseAlarms: [] });
  });

  it('takes the other lines of a label, and two reports of it as one hit', () => {
    const labels = [label(3, { altLines: [1] })];
    expect(linesOf(labels, [finding(1), finding(3)])).toEqual({ hits: [3], misses: [], falseAlarms: [] });
  });

  it('asks for the same file and the same rule', () => {
    const labels = [label(1), label(5, { rule: 'two' }), label(6, { file: 'b.ts' })];
    const findings = [finding(1, { rule: 'two' }), finding(1, { file: 'b.ts' })];
    expect(linesOf(labels, findings)).toEqual({ hits: [], misses: [1, 5, 6], falseAlarms: [1, 1] });
  });

  it('calls a report false where the label says ok, or where there is none', () => {
    const labels = [label(1), label(2, { verdict: 'ok' })];
    const findings = [finding(1), finding(2), finding(9)];
    expect(linesOf(labels, findings)).toEqual({ hits: [1], misses: [], falseAlarms: [2, 9] });
  });

  it('leaves labels of low confidence aside, reported or not', () => {
    const low = { confidence: 'low' } as const;
    const labels = [label(1, low), label(2, low), label(3, { ...low, verdict: 'ok' })];
    expect(linesOf(labels, [finding(2), finding(3)])).toEqual({ hits: [], misses: [], falseAlarms: [] });
  });

  it('does not judge files and rules without labels', () => {
    const findings = [finding(1, { file: 'b.ts' }), finding(1, { rule: 'two' })];
    expect(linesOf([label(1)], findings)).toEqual({ hits: [], misses: [1], falseAlarms: [] });
  });

  it('lets each set judge its own files by its own rules', () => {
    const sets = [[label(1)], [label(1, { file: 'b.ts', rule: 'two' })]];
    const findings = [finding(1), finding(2, { rule: 'two' }), finding(3, { file: 'b.ts' })];
    const { hits, misses, falseAlarms } = scoreOf(sets, findings);
    expect([hits.length, misses.length, falseAlarms.length]).toEqual([1, 1, 0]);
  });

  it('counts once what two sets label', () => {
    expect(scoreOf([[label(1)], [label(1)]], [finding(1)]).hits).toHaveLength(1);
  });

  it('has parts by rule and by subtype', () => {
    const score = scoreOf([[label(1, { subtype: 'a' }), label(2, { subtype: 'b' })]], [finding(9, { subtype: 'b' })]);
    expect(partOf(score, 'one', 'a').misses).toHaveLength(1);
    expect(partOf(score, 'one', 'a').falseAlarms).toHaveLength(0);
    expect(partOf(score, 'one', 'b').falseAlarms).toHaveLength(1);
    expect(partOf(score, 'one').misses).toHaveLength(2);
    expect(partOf(score, 'two').misses).toHaveLength(0);
  });

  it('has precision and recall', () => {
    const score = scoreOf([[label(1), label(2), label(3), label(4)]], [finding(1), finding(8), finding(9)]);
    expect(precisionOf(score)).toBe(1 / 3);
    expect(recallOf(score)).toBe(1 / 4);
    const empty = scoreOf([], []);
    expect([precisionOf(empty), recallOf(empty)]).toEqual([1, 1]);
  });
});

describe('the score of recognised calls', () => {
  const chat: Call = { file: 'a.ts', line: 3, endpoint: 'chat', api: 'v2' };

  it('takes a call at its line or at another line of it', () => {
    expect(callScoreOf([chat], [chat])).toEqual({ right: [chat], missed: [], foreign: [] });
    const lower = { ...chat, line: 4, altLines: [3] };
    expect(callScoreOf([lower], [chat]).right).toEqual([lower]);
  });

  it('asks for the same endpoint and API', () => {
    for (const other of [{ endpoint: 'embed' }, { api: 'v1' }]) {
      expect(callScoreOf([chat], [{ ...chat, ...other }])).toEqual({ right: [], missed: [chat], foreign: [] });
    }
  });

  it('lists calls that are none of the SDK', () => {
    const elsewhere = { ...chat, file: 'b.ts' };
    expect(callScoreOf([chat], [elsewhere])).toEqual({ right: [], missed: [chat], foreign: [elsewhere] });
  });
});
