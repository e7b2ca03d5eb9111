// SPDX-License-Identifier: Apache-2.0
/** Facts, functions and an emitter small enough to test rule files with. */
@NullMarked
package engine.rulebase.toy;

import org.jspecify.annotations.NullMarked;
