// SPDX-License-Identifier: Apache-2.0
package engine.client;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the API server is and how this process proves who it is. */
public final class Connection {
  private static final Path ACCOUNT_FOLDER =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  private final Config config;

  private Connection(Config config) {
    this.config = config;
  }

  /**
   * Reads a kubeconfig, or the settings every pod has when neither argument is given.
   *
   * @param kubeconfig file name, empty for none
   * @param master URL of the API server that takes the place of the kubeconfig's, empty for none
   * @throws ClientConfigException if a file is missing or unusable
   */
  public static Connection load(String kubeconfig, String master) {
    if (kubeconfig.isEmpty() && master.isEmpty()) {
      return inCluster(System.getenv(), ACCOUNT_FOLDER);
    }
    Config config = kubeconfig.isEmpty() ? Config.empty() : parse(kubeconfig);
    if (!master.isEmpty()) {
      config.setMasterUrl(master.contains("://") ? master : "http://" + master);
    } else if (config.getCurrentContext() == null) {
      throw new ClientConfigException(
          "reading kubeconfig "
              + kubeconfig
              + ": current-context names no context of the file; name one or give --master",
          null);
    }
    return new Connection(config);
  }

  /** The settings every pod has, or null outside of a pod. */
  public static @Nullable Connection inClusterOrNull() {
    return System.getenv("KUBERNETES_SERVICE_HOST") == null
        ? null
        : inCluster(System.getenv(), ACCOUNT_FOLDER);
  }

  static Connection inCluster(Map<String, String> environment, Path folder) {
    String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "");
    if (host.isEmpty() || port.isEmpty()) {
      throw new ClientConfigException(
          "unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and"
              + " KUBERNETES_SERVICE_PORT must be defined; outside of a pod give --kubeconfig",
          null);
    }
    Path token = folder.resolve("token");
    readToken(token);
    Config config = Config.empty();
    config.setMasterUrl("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    config.setCaCertFile(folder.resolve("ca.crt").toString());
    config.setOauthTokenProvider(() -> readToken(token)); // the file is renewed by the kubelet
    return new Connection(config);
  }

  private static String readToken(Path file) {
    try {
      return Files.readString(file).trim();
    } catch (IOException e) {
      throw new ClientConfigException("reading the service account token " + file + ": " + e, e);
    }
  }

  private static Config parse(String kubeconfig) {
    File file = new File(kubeconfig);
    if (!file.isFile()) {
      throw new ClientConfigException("reading kubeconfig " + kubeconfig + ": no such file", null);
    }
    try {
      return Config.fromKubeconfig(file);
    } catch (RuntimeException e) {
      String text = Files.isReadable(file.toPath()) ? "not a kubeconfig" : "not readable";
      throw new ClientConfigException(
          "reading kubeconfig " + kubeconfig + ": " + text + " (" + firstLine(e) + ")", e);
    }
  }

  private static String firstLine(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  /** URL of the API server without a slash at its end. */
  public String server() {
    String url = config.getMasterUrl();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** The inline certificates of the server's authority as PEM, empty without. */
  String authorityData() {
    String data = config.getCaCertData();
    if (data == null || data.isBlank() || data.contains("-----BEGIN")) {
      return data == null ? "" : data;
    }
    return new String(Base64.getMimeDecoder().decode(data), StandardCharsets.US_ASCII);
  }

  Config config() {
    return config;
  }

  /** The same server and trust without any credentials. */
  Config anonymousConfig() {
    Config bare = Config.empty();
    bare.setMasterUrl(config.getMasterUrl());
    bare.setCaCertFile(config.getCaCertFile());
    bare.setCaCertData(config.getCaCertData());
    bare.setTrustCerts(config.isTrustCerts());
    bare.setDisableHostnameVerification(config.isDisableHostnameVerification());
    bare.setTlsServerName(config.getTlsServerName());
    bare.setHttpProxy(config.getHttpProxy());
    bare.setHttpsProxy(config.getHttpsProxy());
    bare.setNoProxy(config.getNoProxy());
    return bare;
  }
}
