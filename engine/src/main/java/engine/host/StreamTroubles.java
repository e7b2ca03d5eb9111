// SPDX-License-Identifier: Apache-2.0
package engine.host;

import engine.source.KindSink;
import facts.meta.ClusterObject;
import facts.meta.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what is wrong with the streams of kinds: one line for each cause, however many kinds have it
 * and however often it is tried again.
 */
final class StreamTroubles {
  private static final Logger LOG = LoggerFactory.getLogger(StreamTroubles.class);
  private static final String NEXT_TRY = "; trying again";

  private final Map<Kind, String> causes = new HashMap<>();
  private final Consumer<Kind> onError;

  /**
   * No troubles yet.
   *
   * @param onError hears of every failed try
   */
  StreamTroubles(Consumer<Kind> onError) {
    this.onError = onError;
  }

  /** A sink that passes everything on and notes what is wrong. */
  KindSink watched(Kind kind, KindSink next) {
    return new Watched(kind, next);
  }

  private void wrong(Kind kind, String text) {
    onError.accept(kind);
    int retry = text.indexOf(NEXT_TRY);
    if (retry < 0) {
      LOG.warn(text); // told once by its nature: an object that can't be read, a list made anew
      return;
    }
    String what = text.substring(0, retry);
    String cause = what.substring(what.indexOf(": ") + 1).strip();
    boolean known;
    synchronized (causes) {
      known = causes.containsValue(cause);
      causes.put(kind, cause);
    }
    if (!known) {
      LOG.warn("{}; tried again until it works", what);
    }
  }

  private void well(Kind kind) {
    boolean all;
    synchronized (causes) {
      all = causes.remove(kind) != null && causes.isEmpty();
    }
    if (all) {
      LOG.info("all streams are well again");
    }
  }

  private final class Watched implements KindSink {
    private final Kind kind;
    private final KindSink next;

    Watched(Kind kind, KindSink next) {
      this.kind = kind;
      this.next = next;
    }

    @Override
    public void relisting() {
      next.relisting();
    }

    @Override
    public void observed(ClusterObject object) {
      next.observed(object);
    }

    @Override
    public void kept(String key) {
      next.kept(key);
    }

    @Override
    public void deleted(ClusterObject lastState) {
      next.deleted(lastState);
    }

    @Override
    public void bookmark(long resourceVersion) {
      next.bookmark(resourceVersion);
      well(kind);
    }

    @Override
    public void synced(long resourceVersion) {
      next.synced(resourceVersion);
      well(kind);
    }

    @Override
    public void problem(String text) {
      next.problem(text);
      wrong(kind, text);
    }
  }
}
