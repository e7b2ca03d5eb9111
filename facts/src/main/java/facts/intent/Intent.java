// SPDX-License-Identifier: Apache-2.0
package facts.intent;

/** Something that a rule wants to happen; the closed vocabulary that the engine understands. */
public sealed interface Intent
    permits Write, Act, Event, Wake, DueAt, Remember, Forget, Measure, End {}
