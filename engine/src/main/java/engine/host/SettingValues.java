// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.definition.ControllerDefinition;
import engine.definition.DefinitionException;
import engine.definition.SettingDefinition;
import engine.sync.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of a controller's parameters in one process: flags, files, defaults. */
final class SettingValues {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

  private SettingValues() {}

  /**
   * Reads them.
   *
   * @throws DefinitionException if a file can't be read or does not hold what it must
   */
  static Settings of(RunContext context, ControllerDefinition definition) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (SettingDefinition setting : definition.settings().values()) {
      values.put(setting.name(), value(context, definition, setting));
    }
    Map<String, Boolean> gates = new LinkedHashMap<>();
    definition.gates().forEach(gate -> gates.put(gate, context.gates().isOn(gate)));
    return new Settings(values, gates);
  }

  private static Object value(
      RunContext context, ControllerDefinition definition, SettingDefinition setting) {
    String flag = setting.flag();
    if (setting.type() == SettingDefinition.Type.FILE) {
      String path = flag == null ? "" : context.flags().text(flag);
      return path.isEmpty()
          ? otherwise(context, definition, setting)
          : text(definition, setting, path);
    }
    boolean given = flag != null && context.flags().isGiven(flag);
    return given ? setting.parse(context.flags().shown(flag)) : setting.fallback();
  }

  private static String otherwise(
      RunContext context, ControllerDefinition definition, SettingDefinition setting) {
    String otherwise = setting.otherwise();
    if (otherwise == null) {
      return "";
    }
    if (!otherwise.equals("client-ca")) {
      throw new DefinitionException(
          definition.name()
              + ": settings."
              + setting.name()
              + ".otherwise is '"
              + otherwise
              + "'; client-ca is expected");
    }
    return context.clients().authorityData();
  }

  private static String text(
      ControllerDefinition definition, SettingDefinition setting, String path) {
    String where =
        "reading "
            + path
            + " (--"
            + setting.flag()
            + ", setting "
            + setting.name()
            + " of "
            + definition.name()
            + "): ";
    String text;
    try {
      text = Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new DefinitionException(
          where + (Files.exists(Path.of(path)) ? "can't be read: " + e : "there is no such file"));
    }
    String problem = problem(setting.holds(), text);
    if (problem != null) {
      throw new DefinitionException(where + problem);
    }
    return text;
  }

  /** What is wrong with a text that must hold something, or null. */
  static @Nullable String problem(@Nullable String holds, String text) {
    if (holds == null) {
      return null;
    }
    if (!holds.equals("certificates")) {
      return "holds: " + holds + " is not known; certificates is expected";
    }
    Matcher found = CERTIFICATE.matcher(text);
    int count = 0;
    while (found.find()) {
      count++;
      try {
        byte[] block = found.group().getBytes(StandardCharsets.US_ASCII);
        var unused =
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(block));
      } catch (CertificateException e) {
        return "certificate " + count + " can't be read: " + e.getMessage();
      }
    }
    return count == 0 ? "it holds no PEM certificate" : null;
  }
}
