// SPDX-License-Identifier: Apache-2.0
package engine.source;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A message or text inside a larger array, not copied.
 *
 * @param bytes the array that holds it
 * @param offset where it begins
 * @param length how many bytes it has
 */
@SuppressWarnings("ArrayRecordComponent") // a view; never compared
record Slice(byte[] bytes, int offset, int length) {
  static final Slice NONE = new Slice(new byte[0], 0, 0);

  /**
   * Takes the length-delimited field that the input stands at and moves the input behind it.
   *
   * @param base where the input's first byte lies in {@code bytes}
   */
  static Slice next(CodedInputStream in, byte[] bytes, int base) throws IOException {
    int length = in.readRawVarint32();
    int offset = base + in.getTotalBytesRead();
    in.skipRawBytes(length);
    return new Slice(bytes, offset, length);
  }

  CodedInputStream open() {
    return CodedInputStream.newInstance(bytes, offset, length);
  }

  String text() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
