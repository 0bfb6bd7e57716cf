/** The hyper-parameters that a side's rules have: those of optlib, or of the reader's text in their place. */

import type { Signature } from "../protocol";
import { ruleOf, type Catalogue } from "./catalogue";
import type { Setting } from "./setting";

export type Hypers = Record<string, number>;

/** What each edited text declares, by the text. */
export type Declared = ReadonlyMap<string, Signature[]>;

/** Names and defaults of a rule's hyper-parameters on this side; as optlib has them where the text is not read yet. */
export function hypersOf(rule: string, sources: Setting["sources"], declared: Declared, catalogue: Catalogue): Hypers {
  const known = ruleOf(catalogue, rule);
  const text = known ? sources[known.file] : undefined;
  const signature = text === undefined ? undefined : declared.get(text)?.find(({ name }) => name === rule);
  return signature?.hyper ?? known?.hyper ?? {};
}
