import Glibc

/// The plain face's input and output: lines of text, nothing else. Works in a pipe, on a serial
/// line and under a screen reader.
public final class PlainLines {
  /// What `next` waited for.
  public enum Event: Sendable, Equatable {
    /// One line without its end.
    case line(String)
    /// Nothing came in the given time.
    case quiet
    /// No more will come, or nobody reads what is written.
    case ended
  }

  /// Bytes of a line that are kept; the rest of a longer line is dropped.
  public static let longestLine = 8_192

  private let input: Int32
  private let output: Int32
  private var buffered: [UInt8] = []
  private var line: [UInt8] = []
  private var inputEnded = false
  private var outputGone = false

  /// Over two open descriptors, standard input and output unless told; they stay the caller's.
  public init(input: Int32 = 0, output: Int32 = 1) {
    self.input = input
    self.output = output
  }

  /// Writes one line at once, harmless whatever `text` holds.
  public func write(_ text: String) {
    var bytes = Array((text.neutralised + "\n").utf8)[...]
    while !bytes.isEmpty, !outputGone {
      let written = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno != EINTR {
        outputGone = true
      }
    }
  }

  /// The next line; a last one without its end counts. Bytes that are not UTF-8 become `�`.
  public func next(within timeout: Duration?) -> Event {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      if outputGone { return .ended }
      if let line = takeLine() { return .line(line) }
      if inputEnded { return .ended }
      guard fill(until: deadline) else { return .quiet }
    }
  }

  private func takeLine() -> String? {
    if let end = buffered.firstIndex(of: UInt8(ascii: "\n")) {
      keep(buffered[..<end])
      buffered.removeSubrange(...end)
    } else {
      keep(buffered[...])
      buffered.removeAll(keepingCapacity: true)
      guard inputEnded, !line.isEmpty else { return nil }
    }
    defer { line.removeAll(keepingCapacity: true) }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  private func keep(_ bytes: ArraySlice<UInt8>) {
    line += bytes.prefix(max(0, PlainLines.longestLine - line.count))
  }

  /// False where the time is over.
  private func fill(until deadline: ContinuousClock.Instant?) -> Bool {
    guard Descriptor.isReadable(input, until: deadline) else { return false }
    var chunk = [UInt8](repeating: 0, count: 4_096)
    let count = read(input, &chunk, chunk.count)
    if count > 0 {
      buffered += chunk[..<count]
    } else if count == 0 || errno != EINTR {
      inputEnded = true
    }
    return true
  }
}
