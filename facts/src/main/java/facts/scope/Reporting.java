// SPDX-License-Identifier: Apache-2.0
package facts.scope;

/**
 * The report phase of a sync has begun: nothing more will be asked for or acted on, every {@link
 * facts.intent.Outcome} is known. Rules about status, events and timers match it first.
 */
public final class Reporting {}
