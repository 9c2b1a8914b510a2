import { type Node, memberName, unwrap } from '../../core/ast.js';

/** Whether a string stands in a constant: a `const`, a class field, an enum, an export, also deep in an object. */
export function isConstant(literal: Node): boolean {
  let node = literal;
  while (node.parent && holdsAsPart(node, node.parent)) node = node.parent;
  const { parent } = node;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init === node && parent.parent.kind === 'const';
    case 'PropertyDefinition':
      return parent.value === node;
    case 'TSEnumMember':
      return parent.initializer === node;
    case 'AssignmentExpression':
      return parent.right === node && isCommonJsExport(parent.left);
    default:
      return parent?.type === 'ExportDefaultDeclaration';
  }
}

/** Whether a node passes into the value of the node around it. */
function holdsAsPart(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'Property':
      return parent.value === node;
    case 'ConditionalExpression':
      return parent.test !== node;
    case 'CallExpression':
      return isFreeze(parent.callee);
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'LogicalExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return true;
    default:
      return false;
  }
}

function isFreeze(callee: Node): boolean {
  const name = unwrap(callee);
  return (
    name.type === 'MemberExpression' &&
    name.object.type === 'Identifier' &&
    name.object.name === 'Object' &&
    memberName(name) === 'freeze'
  );
}

/** `module.exports`, `exports.name` and `module.exports.name`. */
function isCommonJsExport(target: Node): boolean {
  if (target.type === 'Identifier') return target.name === 'exports';
  if (target.type !== 'MemberExpression') return false;
  const isModule = target.object.type === 'Identifier' && target.object.name === 'module';
  return (isModule && memberName(target) === 'exports') || isCommonJsExport(target.object);
}
