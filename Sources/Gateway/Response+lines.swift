import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
  /// Lines of JSON that somebody signed.
  static func lines(_ bytes: [UInt8]) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/jsonl"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
