import type { SymbolDocument } from '../../catalog/types.ts';
import type { EvidenceFact, ExportFact, ImportFact } from '../../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Collected } from './collect.ts';
import { readExports } from './exports.ts';
import type { Node, SourceFile, TypeScriptParser, Variable } from './parser.ts';
import { requiredModule } from './required.ts';
import { isStringLike, isTopLevelVariable, nameOf, spanOf } from './syntax.ts';

/** What a file takes from other modules, and what it gives. */
export interface Modules {
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly evidence: readonly EvidenceFact[];
}

type Take = (module: string, imported: string, name: Node & { readonly text: string }, isTopLevel: boolean) => void;

/** Reads `import`, `export`, `require()` and `import()`. */
export function readModules(ts: TypeScriptParser, file: SourceFile, nodes: Collected): Modules {
  const imports: ImportFact[] = [];
  const evidence: EvidenceFact[] = [];
  const seen = (specifier: Node & { readonly text: string }): void => {
    evidence.push({ kind: 'import', value: specifier.text, span: spanOf(ts, specifier, file) });
  };
  const take: Take = (module, imported, name, isTopLevel) => {
    const fact = { module, imported, local: name.text, span: spanOf(ts, name, file) };
    imports.push(isTopLevel ? { ...fact, topLevel: true } : fact);
  };

  for (const node of nodes.modules) {
    if (ts.isImportDeclaration(node) && isStringLike(ts, node.moduleSpecifier)) {
      const module = node.moduleSpecifier.text;
      seen(node.moduleSpecifier);
      const clause = node.importClause;
      const isValue = clause?.phaseModifier !== ts.SyntaxKind.TypeKeyword;
      if (clause?.name !== undefined) take(module, 'default', clause.name, isValue);
      const bindings = clause?.namedBindings;
      if (bindings === undefined) continue;
      if (ts.isNamespaceImport(bindings)) take(module, '*', bindings.name, isValue);
      else
        for (const { isTypeOnly, name, propertyName } of bindings.elements)
          take(module, (propertyName ?? name).text, name, isValue && !isTypeOnly);
    } else if (ts.isImportEqualsDeclaration(node)) {
      const reference = node.moduleReference;
      if ('expression' in reference && isStringLike(ts, reference.expression)) {
        seen(reference.expression);
        take(reference.expression.text, '*', node.name, !node.isTypeOnly);
      }
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      if (isStringLike(ts, node.moduleSpecifier)) seen(node.moduleSpecifier);
    }
  }
  for (const call of nodes.calls) {
    const specifier = call.arguments[0];
    if (specifier === undefined || !isStringLike(ts, specifier)) continue;
    const dynamic = call.expression.kind === ts.SyntaxKind.ImportKeyword;
    const required = ts.isIdentifier(call.expression) && call.expression.text === 'require';
    if (dynamic || required) seen(specifier);
  }
  for (const variable of nodes.variables) readRequire(ts, variable, take);
  return { imports, exports: readExports(ts, file, nodes), evidence };
}

function readRequire(ts: TypeScriptParser, variable: Variable, take: Take): void {
  if (variable.initializer === undefined) return;
  const required = requiredModule(ts, variable.initializer);
  if (required === undefined) return;
  const isTopLevel = isTopLevelVariable(ts, variable);
  if (ts.isIdentifier(variable.name)) take(required.module, required.member ?? '*', variable.name, isTopLevel);
  else if (ts.isObjectBindingPattern(variable.name) && required.member === undefined) {
    for (const element of variable.name.elements) {
      if (!ts.isIdentifier(element.name)) continue;
      take(required.module, nameOf(ts, element.propertyName) ?? element.name.text, element.name, isTopLevel);
    }
  }
}

/** A path that leads into a catalog's symbol. */
export interface SymbolMatch {
  readonly symbol: SymbolDocument;
  /** What follows the export: `["InvalidParams"]`, `["invalidParams"]` or nothing. */
  readonly rest: readonly string[];
  readonly path: readonly string[];
}

/** Finds the catalogs' symbols behind the names that a file imports. */
export class SymbolTable {
  readonly #byLocal = new Map<string, { readonly imported: string; readonly symbols: readonly SymbolDocument[] }[]>();
  readonly #locals = new Set<string>();
  /** True where the file imports a package that some catalog lists. */
  readonly knowsPackage: boolean;

  constructor(modules: Modules, vocabulary: Vocabulary) {
    for (const { local, imported, module } of modules.imports) {
      this.#locals.add(local);
      const symbols = vocabulary.symbolsOf(module);
      if (symbols.length === 0) continue;
      const list = this.#byLocal.get(local);
      if (list === undefined) this.#byLocal.set(local, [{ imported, symbols }]);
      else list.push({ imported, symbols });
    }
    this.knowsPackage = modules.evidence.some((fact) => vocabulary.isKnownPackage(fact.value));
  }

  /** True where the name comes from another module. */
  isImported(local: string): boolean {
    return this.#locals.has(local);
  }

  /** Every symbol to which the path leads; a symbol may be listed in several forms. */
  match(path: readonly string[]): readonly SymbolMatch[] {
    const found: SymbolMatch[] = [];
    for (const { imported, symbols } of this.#byLocal.get(path[0] as string) ?? []) {
      const whole = imported === '*' || imported === 'default';
      for (const symbol of symbols) {
        const parts = symbol.export.split('.');
        const full = whole && imported !== symbol.export ? path.slice(1) : [imported, ...path.slice(1)];
        if (full.length < parts.length || parts.some((part, index) => full[index] !== part)) continue;
        found.push({ symbol, rest: full.slice(parts.length), path });
      }
    }
    return found;
  }
}
