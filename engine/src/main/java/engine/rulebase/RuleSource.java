// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

/**
 * The text of one DRL file.
 *
 * @param path where it was read, as errors and journal entries name it, e.g. {@code
 *     rules/replicaset/scale.drl}
 * @param text the whole file
 * @param edited whether a user may have written it: then it is compiled under the allow-list
 */
public record RuleSource(String path, String text, boolean edited) {

  /** A file that was shipped and reviewed with the program. */
  public RuleSource(String path, String text) {
    this(path, text, false);
  }
}
