/** The kinds of figures by the names that presets use. A new kind is a file here and a line below. */

import type { Kind } from "./kind";
import { line } from "./line";
import { paths } from "./paths";

export const KINDS: Readonly<Record<string, Kind<unknown>>> = { line, paths };
