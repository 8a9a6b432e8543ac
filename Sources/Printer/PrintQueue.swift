import Foundation

/// A queue of CUPS, by Debian's `lp`, `lpstat` and `cancel`. What it cannot print at once is taken out
/// of it again.
struct PrintQueue {
  private let name: String
  private let patience: Duration

  init(_ name: String, _ patience: Duration) {
    self.name = name
    self.patience = patience
  }

  func demandReady() throws(PrinterError) {
    let told = try run("lpstat", ["-p", name])
    guard told.status == 0 else { throw absent("CUPS has no such queue") }
    // "printer NAME disabled since …"
    guard !told.output.dropFirst("printer \(name) ".count).hasPrefix("disabled") else {
      throw PrinterError(
        .unready, "lp:\(name)", "the queue is stopped",
        "mend the printer, then `cupsenable \(name)`")
    }
  }

  /// Hands the bytes over as they are, and waits until the queue has none of them left.
  func print(_ bytes: [UInt8]) throws(PrinterError) {
    try demandReady()
    let told = try run("lp", ["-d", name, "-o", "raw"], input: bytes)
    // "request id is NAME-12 (1 file(s))"
    guard told.status == 0,
      let job = told.output.split(whereSeparator: \.isWhitespace).first(where: {
        $0.hasPrefix("\(name)-")
      })
    else { throw absent("`lp` did not take the slip") }
    let deadline = ContinuousClock.now + patience
    while ContinuousClock.now < deadline {
      let waiting = try run("lpstat", ["-W", "not-completed", "-o", name])
      guard waiting.output.split(whereSeparator: \.isWhitespace).contains(job) else { return }
      usleep(100_000)
    }
    _ = try run("cancel", [String(job)])
    throw PrinterError(
      .doubtful, "lp:\(name)", "the slip did not leave the queue, and was taken out of it",
      "see `lpstat -p \(name)`, put paper in, then print again")
  }

  /// Takes out of the queue what this account put there.
  func clear() { _ = try? run("cancel", ["-a", "-u", NSUserName(), name]) }

  private func absent(_ cause: String) -> PrinterError {
    PrinterError(.absent, "lp:\(name)", cause, "see `lpstat -p`, and check `printer.at`")
  }

  private func run(
    _ program: String, _ arguments: [String], input: [UInt8] = []
  ) throws(PrinterError) -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
    let (into, out) = (Pipe(), Pipe())
    process.standardInput = into
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
      try? into.fileHandleForWriting.write(contentsOf: Data(input))
      try? into.fileHandleForWriting.close()
    } catch {
      throw absent("`\(program)` cannot be run")
    }
    guard ended.wait(timeout: .now() + patience / .seconds(1)) == .success else {
      process.terminate()
      throw absent("`\(program)` does not end")
    }
    let output = (try? out.fileHandleForReading.readToEnd()) ?? Data()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
