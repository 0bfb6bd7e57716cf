/** The kinds of figures by the names that presets use. A new kind is a file here and a line below. */

import type { Kind } from "./kind";
import { fit } from "./fit";
import { line } from "./line";
import { noise } from "./noise";
import { paths } from "./paths";
import { regimes } from "./regimes";
import { sequence } from "./sequence";
import { sweep } from "./sweep";

export const KINDS: Readonly<Record<string, Kind<unknown>>> = { fit, line, noise, paths, regimes, sequence, sweep };
