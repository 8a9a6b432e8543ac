import CZlib

/// Packs by gzip (RFC 1952), without time or name: the same bytes give the same file.
public enum Gzip {
  public static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    // 31: the largest window and a gzip header; 9: the most memory. Filtered spares short matches, which
    // digests are full of and which cost more than their letters.
    let opened = deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 31, 9, Z_FILTERED, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(opened == Z_OK, "zlib's deflateInit2 gave \(opened)")
    defer { deflateEnd(&stream) }
    var source = bytes
    var target = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let left = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target -> Int in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let status = deflate(&stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "zlib's deflate gave \(status)")
        return Int(stream.avail_out)
      }
    }
    return target.dropLast(left)
  }
}
