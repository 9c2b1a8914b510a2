/** As much of an editor as it takes to drive the ESLint language server over stdio. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic {
  readonly message: string;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly range: Range;
}

export interface CodeAction {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly documentChanges: readonly { readonly edits: readonly TextEdit[] }[];
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const capabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    codeAction: { dataSupport: true, codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
  workspace: { configuration: true, applyEdit: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
};

/** What VS Code's ESLint extension answers when the server asks for its settings. */
const settings = {
  validate: 'on',
  useESLintClass: true,
  useFlatConfig: true,
  experimental: { useFlatConfig: false },
  codeAction: { disableRuleComment: { enable: true }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'location' },
};

/** Where a position is in a text. */
function offsetAt(text: string, { line, character }: Position): number {
  const lines = text.split('\n').slice(0, line);
  return lines.reduce((offset, { length }) => offset + length + 1, character);
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const fromTheEnd = edits.toSorted((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start));
  return fromTheEnd.reduce((result, { range, newText }) => {
    return result.slice(0, offsetAt(text, range.start)) + newText + result.slice(offsetAt(text, range.end));
  }, text);
}

/** One file open in an editor. */
export class OpenFile {
  text: string;
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #folder: string;
  readonly #uri: string;
  readonly #pending = new Map<number, (message: Message) => void>();
  #received: Buffer = Buffer.alloc(0);
  #lastId = 0;
  #version = 1;

  private constructor(serverFile: string, folder: string, path: string, text: string) {
    this.text = text;
    this.#folder = pathToFileURL(folder).href;
    this.#uri = `${this.#folder}/${path}`;
    this.#server = spawn(process.execPath, [serverFile, '--stdio'], { cwd: folder });
    this.#server.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  /** Starts a server and opens a file of a project. */
  static async open(serverFile: string, folder: string, path: string, text: string): Promise<OpenFile> {
    const file = new OpenFile(serverFile, folder, path, text);
    const workspaceFolders = [{ uri: file.#folder, name: 'project' }];
    await file.#request('initialize', {
      processId: process.pid,
      rootUri: file.#folder,
      workspaceFolders,
      capabilities,
    });
    file.#send({ method: 'initialized', params: {} });
    file.#send({ method: 'workspace/didChangeConfiguration', params: { settings: {} } });
    const textDocument = { uri: file.#uri, languageId: 'javascript', version: file.#version, text };
    file.#send({ method: 'textDocument/didOpen', params: { textDocument } });
    return file;
  }

  /** What the editor underlines. */
  async diagnostics(): Promise<Diagnostic[]> {
    const report = await this.#request('textDocument/diagnostic', { textDocument: { uri: this.#uri } });
    return (report as { items: Diagnostic[] }).items;
  }

  /** What the light bulb offers at a diagnostic. */
  async actions(diagnostic: Diagnostic): Promise<CodeAction[]> {
    const context = { diagnostics: [diagnostic] };
    const params = { textDocument: { uri: this.#uri }, range: diagnostic.range, context };
    return (await this.#request('textDocument/codeAction', params)) as CodeAction[];
  }

  /** Chooses an offer; the server answers with an edit, which changes the text. */
  async choose({ command }: CodeAction): Promise<void> {
    await this.#request('workspace/executeCommand', { ...command });
  }

  close(): void {
    this.#server.kill();
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  async #request(method: string, params: Record<string, unknown>): Promise<unknown> {
    const id = (this.#lastId += 1);
    const { result, error } = await new Promise<Message>((resolve) => {
      this.#pending.set(id, resolve);
      this.#send({ id, method, params });
    });
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const header = /^Content-Length: (\d+)[^]*?\r\n\r\n/u.exec(this.#received.toString('latin1'));
      const end = header ? header[0].length + Number(header[1]) : Infinity;
      if (!header || this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(header[0].length, end).toString()) as Message;
      this.#received = this.#received.subarray(end);
      this.#handle(message);
    }
  }

  #handle({ id, method, params, ...answer }: Message): void {
    if (id === undefined) return;
    if (method) this.#send({ id, result: this.#answer(method, params) });
    else this.#pending.get(id)?.(answer);
  }

  /** Answers what the server asks of the editor. */
  #answer(method: string, params: Record<string, unknown> = {}): unknown {
    if (method === 'workspace/configuration') {
      const workspaceFolder = { uri: this.#folder, name: 'project' };
      return (params['items'] as unknown[]).map(() => ({ ...settings, workspaceFolder }));
    }
    if (method !== 'workspace/applyEdit') return null;
    const { documentChanges } = params['edit'] as WorkspaceEdit;
    this.text = applyEdits(
      this.text,
      documentChanges.flatMap(({ edits }) => edits),
    );
    const textDocument = { uri: this.#uri, version: (this.#version += 1) };
    this.#send({ method: 'textDocument/didChange', params: { textDocument, contentChanges: [{ text: this.text }] } });
    return { applied: true };
  }
}
