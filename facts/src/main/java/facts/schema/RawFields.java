// SPDX-License-Identifier: Apache-2.0
package facts.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Copies fields of a message as they are. */
final class RawFields {

  private RawFields() {}

  /**
   * Copies the field whose tag was just read.
   *
   * @throws SchemaException for a wire type that Kubernetes does not use
   */
  static void copy(int tag, CodedInputStream in, CodedOutputStream out) throws IOException {
    int number = WireFormat.getTagFieldNumber(tag);
    switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> out.writeUInt64(number, in.readUInt64());
      case WireFormat.WIRETYPE_FIXED64 -> out.writeFixed64(number, in.readFixed64());
      case WireFormat.WIRETYPE_FIXED32 -> out.writeFixed32(number, in.readFixed32());
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> out.writeByteArray(number, in.readByteArray());
      default ->
          throw new SchemaException(
              "reading a message: wire type of tag " + tag + " is not in use");
    }
  }
}
