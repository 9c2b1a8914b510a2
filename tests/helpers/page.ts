/** A block of code on a page, and whether the page calls it wrong (❌), right (✅) or neither. */
export interface Sample {
  readonly language: string;
  readonly code: string;
  readonly mark: '❌' | '✅' | undefined;
  /** The line of the page on which the code starts, from 1. */
  readonly line: number;
}

/** The titles of the page's sections (`## …`), in order. */
export function sectionsOf(page: string): string[] {
  return [...page.matchAll(/^## (.+)$/gmu)].map(([, title]) => title as string);
}

/** The code blocks of a page. A mark at the start of a line or heading holds until the next mark or section. */
export function samplesOf(page: string): Sample[] {
  const samples: Sample[] = [];
  let mark: Sample['mark'];
  let block: { language: string; line: number; code: string[] } | undefined;
  for (const [index, line] of page.split('\n').entries()) {
    const fence = /^```(\w*)/u.exec(line);
    if (fence && block) {
      samples.push({ ...block, code: block.code.join('\n'), mark });
      block = undefined;
    } else if (fence) block = { language: fence[1] as string, line: index + 2, code: [] };
    else if (block) block.code.push(line);
    else if (line.startsWith('## ')) mark = undefined;
    else mark = (/^(?:#+ )?([❌✅])/u.exec(line)?.[1] as Sample['mark']) ?? mark;
  }
  return samples;
}
