public import Batches
import CZlib

/// Unpacks gzip within a limit: what unpacks to more than a batch may be is refused, however small
/// it came.
public enum Gunzip {
  /// Whether the bytes begin as gzip does (RFC 1952 section 2.3.1).
  public static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

  /// Exactly one gzip member, unpacked; throws ``BatchError``.
  public static func unpack(_ packed: [UInt8], limit: Int) throws(BatchError) -> [UInt8] {
    var stream = z_stream()
    // 31: the largest window and a gzip header, neither zlib's nor raw deflate.
    let opened = inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard opened == Z_OK else {
      throw BatchError(.form, "gzip: zlib's inflateInit2 gave \(opened)")
    }
    defer { inflateEnd(&stream) }
    var packed = packed
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    let status = packed.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      var status = Z_OK
      while status == Z_OK, output.count <= limit {
        let room = chunk.count
        let left = chunk.withUnsafeMutableBufferPointer { target -> UInt32 in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          status = inflate(&stream, Z_NO_FLUSH)
          return stream.avail_out
        }
        output += chunk[..<(room - Int(left))]
      }
      return status
    }
    guard output.count <= limit else { throw BatchError(.size, "it unpacks to more than 4 MiB") }
    guard status == Z_STREAM_END else {
      throw BatchError(.form, "gzip: it is cut off or damaged")
    }
    guard stream.avail_in == 0 else { throw BatchError(.form, "gzip: something follows its end") }
    return output
  }
}
