/** Keys that a request, or an object in it, should not have. */
import {
  type FieldValue,
  type Fields,
  compareVersions,
  endpoints,
  isInRange,
  sdkName,
  substituteFor,
  wireName,
} from '../../catalog/index.js';
import { type Node, literalText, unwrap } from '../../core/ast.js';
import type { Field } from '../objects/object-fields.js';
import { isSlip, requiredField } from '../requests/required-field.js';
import { isNothing } from '../evaluator/values.js';
import { type CheckedRequest, isOfCohere, knownNames, nameOf, sendsUnknownKeys } from './checked-request.js';
import { fieldsRequiredElsewhere, lacksInput, missingKeys, missingProblem, nothingToEmbed } from './missing-keys.js';
import type { Repair, RequestProblem, RequestProblemKind } from './problem.js';
import { type RequestPart, isWithin } from './request-reader.js';
import { fits } from './values.js';

/**
 * What is wrong with the keys of one object. A name that is nearly right explains what is missing, and what is missing
 * explains keys that mean nothing: one mistake is one problem.
 */
export function keyProblems(request: CheckedRequest, part: RequestPart): readonly RequestProblem[] {
  const fields = part.object.names.flatMap((name) => part.object.fieldsNamed(name));
  const reportedElsewhere = part.path === '' ? misspelledElsewhere(request) : [];
  const wrong = fields.filter((field) => !isNothing(field.values) && !reportedElsewhere.includes(field));
  const nearlyRight = wrong.flatMap((field) => nearlyRightProblem(request, part, field) ?? []);
  // No request is right any more; the misspelling alone is worth a word.
  if (request.endpoint.removed) return nearlyRight;
  const missing = missingKeys(request, part).filter((name) => !nearlyRight.some((problem) => explains(problem, name)));
  if (missing.length > 0) return [...nearlyRight, missingProblem(request, part, missing)];
  if (!isOfCohere(request)) return nearlyRight;
  if (lacksInput(request, part) && nearlyRight.length === 0) return [nothingToEmbed(request)];
  return [...nearlyRight, ...wrong.flatMap((field) => unknownProblem(request, part, field, nearlyRight) ?? [])];
}

function explains({ kind, data }: RequestProblem, missing: string): boolean {
  return kind === 'otherApi' || data['field'] === missing;
}

/** The misspelled fields of a request that rules of their own report. */
function misspelledElsewhere(request: CheckedRequest): readonly Field[] {
  return fieldsRequiredElsewhere(request).flatMap((name) => {
    const found = requiredField(request.call, name);
    return found.state === 'snakeCase' || found.state === 'misspelled' ? [found.field] : [];
  });
}

function nearlyRightProblem(request: CheckedRequest, part: RequestPart, field: Field): RequestProblem | undefined {
  const { name } = field;
  if (own(part.fields, name)) return otherReleaseProblem(request, part, field);
  if (own(part.fields, sdkName(name))) return snakeCaseProblem(request, part, field, sdkName(name));
  if (isOverwritten(request, part, name)) return overwrittenProblem(request, part, field);
  if (isOfOtherApi(request, part, name)) return otherApiProblem(request, part, field);
  const meant = knownNames(request, part.fields).find((known) => known.length > 3 && isSlip(sdkName(name), known));
  if (meant === undefined || part.object.field(meant)) return undefined;
  const repair: Repair = { kind: 'rename', field, name: meant, isSafe: false };
  return keyProblem('misspelled', request, part, field, { field: meant }, repair);
}

function own(fields: Fields, name: string): Fields[string] | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A name that is the same on the wire needs no release that knows it. */
function otherReleaseProblem(request: CheckedRequest, part: RequestPart, field: Field): RequestProblem | undefined {
  const rule = part.fields[field.name]!;
  const { version, call, endpoint } = request;
  if (isInRange(version, rule) || !hasOwnNames(field.name, rule)) return undefined;
  const isGone = rule.until !== undefined && compareVersions(version, rule.until) > 0;
  const substitute = substituteFor(call.api, endpoint.modelEndpoint, field.name) ?? 'Leave it out';
  return keyProblem('otherRelease', request, part, field, {
    version,
    releases: isGone ? `up to ${rule.until}` : `since ${rule.since}`,
    advice: isGone ? substitute : 'Update the package',
  });
}

/** Whether the SDK has names of its own for a field, or for something in it. */
function hasOwnNames(name: string, { fields = {}, items }: FieldValue): boolean {
  const inner = { ...fields, ...items?.fields };
  return wireName(name) !== name || Object.keys(inner).some((key) => wireName(key) !== key);
}

function snakeCaseProblem(
  request: CheckedRequest,
  part: RequestPart,
  field: Field,
  name: string,
): RequestProblem | undefined {
  const rule = part.fields[name]!;
  // A release that does not know the field sends it on, under the one name that the API understands.
  if (!isInRange(request.version, rule)) return undefined;
  const isSent = sendsUnknownKeys(request);
  if (part.object.field(name)) {
    return keyProblem(isSent ? 'spelledTwice' : 'snakeCaseLost', request, part, field, { field: name });
  }
  const isRequired = rule.required === 'sdk';
  // What a spread may hold could have the right name.
  const isVisible = !part.object.isOpen && part.object.own?.hasToItself(field) === true;
  const isSafe = (isSent || isRequired) && isVisible && isRightLiteral(unwrap(field.value), rule);
  const repair: Repair = { kind: 'rename', field, name, isSafe };
  const kind = isSent && !isRequired ? 'snakeCase' : 'snakeCaseLost';
  // Under the right name, a value of the wrong kind would throw.
  const isRightKind = field.values.every((value) => fits(value, rule));
  return keyProblem(kind, request, part, field, { field: name }, isRightKind ? repair : undefined);
}

/** Whether a value is written in place and one that the SDK takes. */
function isRightLiteral(node: Node, { kinds, items }: FieldValue): boolean {
  if (node.type === 'ArrayExpression') {
    return !!items && kinds.includes('list') && node.elements.every((item) => !!item && isRightLiteral(item, items));
  }
  if (literalText(node) !== undefined) return kinds.includes('string');
  const kind = node.type === 'Literal' ? typeof node.value : undefined;
  return (kind === 'number' || kind === 'boolean') && kinds.includes(kind);
}

function isOverwritten({ shape }: CheckedRequest, { path }: RequestPart, name: string): boolean {
  return path === '' && !!shape.overwritten?.includes(name);
}

/** The two ways to chat, each of which sets `stream` itself. */
const otherChat: Readonly<Record<string, string>> = { chat: 'chatStream', chatStream: 'chat' };

function overwrittenProblem(request: CheckedRequest, part: RequestPart, field: Field): RequestProblem | undefined {
  const { streaming } = request.endpoint;
  const isWrong = field.values.every((value) => value.kind === 'boolean' && value.boolean !== streaming);
  if (!isWrong) return undefined;
  return keyProblem('overwritten', request, part, field, { other: otherChat[request.call.endpoint]! });
}

/** Whether the request of the same endpoint has a key on the other API. */
function isOfOtherApi({ call, method }: CheckedRequest, { path }: RequestPart, name: string): boolean {
  const other = endpoints[call.endpoint]?.methods[otherApi(call.api)];
  const fields = other === method ? undefined : other?.request?.fields;
  return path === '' && !!fields && !!own(fields, sdkName(name));
}

function otherApi(api: string): 'v1' | 'v2' {
  return api === 'v2' ? 'v1' : 'v2';
}

function otherApiProblem(request: CheckedRequest, part: RequestPart, field: Field): RequestProblem {
  const { call, endpoint } = request;
  const other = otherApi(call.api);
  const usual = other === 'v2' ? 'Use `CohereClientV2`' : 'Leave it out';
  const advice = substituteFor(call.api, endpoint.modelEndpoint, sdkName(field.name)) ?? usual;
  return keyProblem('otherApi', request, part, field, { other, advice });
}

/** A key that nothing else explains. */
function unknownProblem(
  request: CheckedRequest,
  part: RequestPart,
  field: Field,
  explained: readonly RequestProblem[],
): RequestProblem | undefined {
  const isKnown = own(part.fields, field.name) ?? own(part.fields, sdkName(field.name));
  const isExplained = explained.some(({ places }) => places[0] === field.key);
  if (isKnown || isExplained || isOverwritten(request, part, field.name)) return undefined;
  return keyProblem('unknownKey', request, part, field);
}

function keyProblem(
  kind: RequestProblemKind,
  request: CheckedRequest,
  part: RequestPart,
  field: Field,
  data: RequestProblem['data'] = {},
  repair?: Repair,
): RequestProblem {
  return {
    kind,
    data: { key: field.name, owner: nameOf(request, part), outcome: outcomeOf(request, part), ...data },
    places: [field.key, field.value, ...part.places],
    // TypeScript looks for keys too many where an object is written in place.
    isTypeError: isWithin(field.node, request.call.node),
    ...(repair && { repair }),
  };
}

/** What becomes of a call with a key that the SDK does not know. */
function outcomeOf(request: CheckedRequest, part: RequestPart): string {
  if (missingKeys(request, part).length > 0) return 'the SDK throws before it sends anything';
  if (!sendsUnknownKeys(request)) return 'the SDK leaves it out';
  return isOfCohere(request) ? 'the API answers 422' : 'the API gets it under this name';
}
