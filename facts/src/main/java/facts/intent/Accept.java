// SPDX-License-Identifier: Apache-2.0
package facts.intent;

/** An answer of the API server that a rule may count as done. */
public enum Accept {
  /** 404: the object, or what it depends on, is not there. */
  NOT_FOUND,
  /** 409 with reason Conflict: somebody else wrote first. */
  CONFLICT,
  /** 409 with reason AlreadyExists. */
  ALREADY_EXISTS,
  /** 422: the server found the object invalid. */
  INVALID,
  /** 405: the resource does not know the verb. */
  METHOD_NOT_ALLOWED,
  /** Any refusal with the cause NamespaceTerminating. */
  NAMESPACE_TERMINATING,
  /** Every failure; it is only logged. */
  ANY
}
