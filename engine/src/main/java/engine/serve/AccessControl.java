// SPDX-License-Identifier: Apache-2.0
package engine.serve;

import engine.client.ApiClient;
import engine.client.ClientConfigException;
import engine.flags.FlagValues;
import engine.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may see what on the secure port, set up from flags and the cluster. */
public final class AccessControl {
  private static final Logger LOG = LoggerFactory.getLogger(AccessControl.class);

  private final Authentication authentication;
  private final Authorization authorization;

  private AccessControl(Authentication authentication, Authorization authorization) {
    this.authentication = authentication;
    this.authorization = authorization;
  }

  /**
   * Reads what flags name and what the cluster publishes.
   *
   * @param authenticating client for token reviews and the published settings, null without one
   * @param authorizing client for access reviews, null without one
   * @throws ClientConfigException if a file or the published settings cannot be read
   */
  public static AccessControl setUp(
      FlagValues flags,
      @Nullable ApiClient authenticating,
      @Nullable ApiClient authorizing,
      Clock clock) {
    Supplier<Authorities> clients = () -> Authorities.NONE;
    Supplier<ProxySettings> proxies = () -> ProxySettings.NONE;
    boolean ownClients = !flags.text("client-ca-file").isEmpty();
    boolean ownProxies = !flags.text("requestheader-client-ca-file").isEmpty();
    if (authenticating != null
        && !flags.bool("authentication-skip-lookup")
        && !(ownClients && ownProxies)) {
      ClusterAuthentication cluster = new ClusterAuthentication(authenticating, clock);
      lookUp(cluster, flags.bool("authentication-tolerate-lookup-failure"));
      clients = cluster::clients;
      proxies = cluster::proxies;
    }
    if (ownClients) {
      Authorities authorities = authorities(flags.text("client-ca-file"));
      clients = () -> authorities;
    }
    if (ownProxies) {
      ProxySettings settings = proxies(flags);
      proxies = () -> settings;
    }
    Function<String, Optional<User>> tokens =
        authenticating == null
            ? token -> Optional.empty()
            : new TokenReviews(
                authenticating, flags.duration("authentication-token-webhook-cache-ttl"), clock);
    return new AccessControl(
        new Authentication(clients, proxies, tokens),
        new Authorization(
            flags.strings("authorization-always-allow-paths"),
            authorizing,
            flags.duration("authorization-webhook-cache-authorized-ttl"),
            flags.duration("authorization-webhook-cache-unauthorized-ttl"),
            clock));
  }

  private static void lookUp(ClusterAuthentication cluster, boolean tolerate) {
    try {
      cluster.start().join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (!tolerate) {
        throw new ClientConfigException(
            "looking up authentication settings of the cluster: "
                + cause.getMessage()
                + "; --authentication-skip-lookup or --authentication-tolerate-lookup-failure"
                + " start without them",
            cause);
      }
      LOG.atWarn()
          .addKeyValue("cause", cause.getMessage())
          .log("looking up authentication settings failed; going on without them");
    }
  }

  private static ProxySettings proxies(FlagValues flags) {
    return new ProxySettings(
        authorities(flags.text("requestheader-client-ca-file")),
        flags.strings("requestheader-allowed-names"),
        flags.strings("requestheader-username-headers"),
        flags.strings("requestheader-uid-headers"),
        flags.strings("requestheader-group-headers"),
        flags.strings("requestheader-extra-headers-prefix"));
  }

  private static Authorities authorities(String file) {
    try {
      return Authorities.parse(Files.readString(Path.of(file)));
    } catch (IOException | GeneralSecurityException e) {
      throw new ClientConfigException("reading certificate authorities " + file + ": " + e, e);
    }
  }

  /** Answers a refusal, null if the request may go on. */
  @Nullable PageAnswer refusal(Credentials credentials, String method, String path) {
    Optional<User> user = authentication.user(credentials);
    if (user.isEmpty()) {
      return PageAnswer.status(401, "Unauthorized", "Unauthorized");
    }
    if (!authorization.allows(user.get(), method, path)) {
      return PageAnswer.status(
          403,
          "Forbidden",
          "forbidden: User \""
              + user.get().name()
              + "\" cannot "
              + verb(method)
              + " path \""
              + path
              + "\"");
    }
    return null;
  }

  private static String verb(String method) {
    return method.toLowerCase(Locale.ROOT);
  }
}
