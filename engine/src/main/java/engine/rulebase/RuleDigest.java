// SPDX-License-Identifier: Apache-2.0
package engine.rulebase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kie.api.KieServices;

/** Content hashes that tell whether compiled rules are those of a text. */
final class RuleDigest {

  private RuleDigest() {}

  /** Hash of a rule file's text together with the digest of everything it is compiled against. */
  static String of(String text, String against) {
    MessageDigest digest = sha256();
    digest.update(against.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(digest);
  }

  /** Version of the rule engine, part of every hash. */
  static String engineVersion() {
    return String.valueOf(KieServices.class.getPackage().getImplementationVersion());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }
}
