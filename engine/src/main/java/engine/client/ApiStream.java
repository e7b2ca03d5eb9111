// SPDX-License-Identifier: Apache-2.0
package engine.client;

/** A streamed answer that is under way. */
public interface ApiStream extends AutoCloseable {
  /** Ends the stream and frees its connection; the sink's end is called once, with no failure. */
  @Override
  void close();
}
