// SPDX-License-Identifier: Apache-2.0
package facts.meta;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the protobuf form of one kind into its fact. */
@FunctionalInterface
public interface KindReader {

  /**
   * Reads an object.
   *
   * @param kind the kind
   * @param in its bytes, without an envelope
   * @param whole its bytes to keep, or null when the kind is not kept whole
   */
  ClusterObject read(Kind kind, CodedInputStream in, @Nullable Whole whole) throws IOException;
}
