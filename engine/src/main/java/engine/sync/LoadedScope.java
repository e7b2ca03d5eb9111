// SPDX-License-Identifier: Apache-2.0
package engine.sync;

import facts.meta.ClusterObject;
import facts.scope.Key;
import facts.scope.Scope;
import facts.scope.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scope of one sync. */
final class LoadedScope implements Scope {
  private final Key key;
  private final @Nullable ClusterObject self;
  private final Map<String, List<ClusterObject>> related;
  private final Settings settings;
  private final Map<String, Object> remembered;
  private final Instant now;

  LoadedScope(
      Key key,
      @Nullable ClusterObject self,
      Map<String, List<ClusterObject>> related,
      Settings settings,
      Map<String, Object> remembered,
      Instant now) {
    this.key = key;
    this.self = self;
    this.related = related;
    this.settings = settings;
    this.remembered = remembered;
    this.now = now;
  }

  @Override
  public Key key() {
    return key;
  }

  @Override
  public @Nullable ClusterObject self() {
    return self;
  }

  @Override
  public List<ClusterObject> related(String relation) {
    List<ClusterObject> found = related.get(relation);
    if (found == null) {
      throw new IllegalArgumentException(
          "relation " + relation + " is not declared; declared: " + related.keySet());
    }
    return found;
  }

  @Override
  public Setting setting(String name) {
    return settings.setting(name);
  }

  @Override
  public boolean gate(String name) {
    return settings.gate(name);
  }

  @Override
  public @Nullable Object remembered(String name) {
    return remembered.get(name);
  }

  @Override
  public Instant now() {
    return now;
  }
}
