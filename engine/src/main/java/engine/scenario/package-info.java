// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the scenarios that lie beside rules: facts and answers in, intents out.
 *
 * <p>Reads scenario files; feeds them through the same scope, rules and actuator as a running
 * controller.
 */
@NullMarked
package engine.scenario;

import org.jspecify.annotations.NullMarked;
