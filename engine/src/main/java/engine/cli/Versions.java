// SPDX-License-Identifier: Apache-2.0
package engine.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What this program is and which Kubernetes it stands in for. */
final class Versions implements IVersionProvider {
  /** Version of the kube-controller-manager whose behaviour this is. */
  static final String KUBERNETES = "v1.37.2";

  static final String PROGRAM = "kube-controller-manager";

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  /** The line that kube-controller-manager prints, then ours. */
  static String text() {
    return "Kubernetes " + KUBERNETES + "\nDrover " + own();
  }

  /** All there is to know. */
  static String raw() {
    return text()
        + "\nJava "
        + Runtime.version()
        + " ("
        + System.getProperty("java.vm.name", "unknown")
        + ", "
        + platform()
        + ")";
  }

  static String own() {
    @Nullable String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }

  static String platform() {
    String arch = System.getProperty("os.arch", "unknown");
    return "linux/" + (arch.equals("aarch64") ? "arm64" : arch);
  }
}
