import type { TSESTree } from '@typescript-eslint/utils';
import { clientClasses, cohereBaseUrls, type Platform } from '../catalog/index.js';
import type { Node } from '../core/ast.js';
import type { ClassValue } from './evaluator/classes.js';
import { constructorArguments } from './evaluator/constructors.js';
import type { Evaluator } from './evaluator/evaluator.js';
import { ObjectShape } from './objects/object-shape.js';
import { type Value, present } from './evaluator/values.js';

/** What shows that there is a client: its creation, a declared type, `settings.cohere.clients`, or name and shape. */
export type ClientSource = 'constructor' | 'init' | 'annotation' | 'setting' | 'presumed';

/** Which generation of the SDK a client speaks; it decides what a right request is. */
export type ClientApi = 'init' | 'v1' | 'v2';

/** What else is known of a client. */
export interface ClientTraits {
  readonly subclass?: ClassValue;
  /** The settings say that the client talks to an endpoint that is not Cohere's. */
  readonly isOnOwnEndpoint?: boolean;
}

/** One client of the SDK, as a file shows it. */
export class CohereClient {
  /** The evaluator of the file that shows the client. */
  readonly home: Evaluator;
  /** The `new` expression, the import of the init style, the annotation or the import that a setting names. */
  readonly node: Node;
  /** The class's name in the SDK, also under an alias; `init` for the module-level client of 5.x and 6.x. */
  readonly className: string;
  readonly source: ClientSource;
  /** The class of the file that extends the SDK's, when the client is one of its objects. */
  readonly subclass: ClassValue | undefined;
  readonly #isOnOwnEndpoint: boolean;
  #options: ObjectShape | undefined;

  constructor(home: Evaluator, node: Node, className: string, source: ClientSource, traits: ClientTraits) {
    this.home = home;
    this.node = node;
    this.className = className;
    this.source = source;
    this.subclass = traits.subclass;
    this.#isOnOwnEndpoint = traits.isOnOwnEndpoint ?? false;
  }

  /** The generation that the client's own methods speak. */
  get api(): ClientApi {
    return this.className === 'init' ? 'init' : clientClasses[this.className]!.api;
  }

  /** What the client was made with; open where its creation is out of sight. */
  get options(): ObjectShape {
    this.#options ??= this.#readOptions();
    return this.#options;
  }

  /** Whose service answers: it decides which models there are. `own` where the endpoint is not Cohere's. */
  get platform(): Platform {
    const platform = this.className === 'init' ? 'cohere' : clientClasses[this.className]!.platform;
    return platform === 'cohere' && this.hasOwnEndpoint ? 'own' : platform;
  }

  /** Whether the client is sent to an endpoint that is not known to be Cohere's. */
  get hasOwnEndpoint(): boolean {
    if (this.#isOnOwnEndpoint) return true;
    return ['baseUrl', 'environment'].some((name) =>
      this.options.fieldsNamed(name).some(({ values }) => !present(values).every(isCohereEndpoint)),
    );
  }

  #readOptions(): ObjectShape {
    if (this.source !== 'constructor') return ObjectShape.hidden;
    const creation = this.node as TSESTree.NewExpression;
    const { args, use } = constructorArguments(creation, this.subclass, this.home);
    return use ? ObjectShape.ofArgument(this.home, args, 0, use) : ObjectShape.hidden;
  }
}

function isCohereEndpoint(value: Value): boolean {
  if (value.kind === 'sdk-export') return value.name === 'CohereEnvironment.Production';
  return value.kind === 'text' && cohereBaseUrls.includes(value.text.replace(/\/+$/u, ''));
}
