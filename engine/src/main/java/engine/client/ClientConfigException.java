// SPDX-License-Identifier: Apache-2.0
package engine.client;

import org.jspecify.annotations.Nullable;

/** The settings that lead to the API server are missing or unusable; the message says which. */
public final class ClientConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClientConfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
