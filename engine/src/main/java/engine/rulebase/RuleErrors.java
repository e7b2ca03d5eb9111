// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.util.List;
import java.util.stream.Collectors;

/** Rule files were refused; names every fault that was found. */
public final class RuleErrors extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<RuleError> errors;

  /** A refusal for these faults. */
  public RuleErrors(List<RuleError> errors) {
    super(errors.stream().map(RuleError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /** The faults, in the order of the files. */
  public List<RuleError> errors() {
    return errors;
  }
}
