// SPDX-License-Identifier: Apache-2.0
package engine.source;

import facts.meta.*;
import java.util.Map;

final class TestObjects {
  static ClusterObject read(Map<String, Object> tree) {
    Map<String, Object> m = JsonTree.object(tree.get("metadata"));
    return new ClusterObject() {
      @Override
      public Kind kind() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Ref ref() {
        throw new UnsupportedOperationException();
      }

      @Override
      public String key() {
        return getNamespace() + "/" + getName();
      }

      @Override
      public String getUid() {
        return (String) m.get("uid");
      }

      @Override
      public String getName() {
        return (String) m.get("name");
      }

      @Override
      public String getNamespace() {
        return (String) m.get("namespace");
      }

      @Override
      public String getResourceVersion() {
        return (String) m.get("resourceVersion");
      }

      @Override
      public long resourceVersionNumber() {
        return Long.parseLong(getResourceVersion());
      }
    };
  }
}
