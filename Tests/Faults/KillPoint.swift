import Lots

/// Where a writer is killed.
struct KillPoint {
  enum Place {
    /// Before a thread makes that call for the so manieth time.
    case call(String, Int)
    /// So many microseconds after its start.
    case moment(Int)
  }

  let place: Place
  /// How much of the run lies before it, in tenths.
  let tenth: Int

  var text: String {
    switch place {
    case .call(let name, let count): "before \(name) \(count)"
    case .moment(let microseconds): "after \(microseconds / 1000) ms"
    }
  }
}

/// What a writer does when nobody harms it: its calls in their order, and how long it takes.
struct Course {
  /// Those that change a file, take a lock or speak to a database.
  static let calls =
    "write,pwrite64,pwritev,writev,sendto,fsync,fdatasync,rename,renameat2,ftruncate,unlink,flock,"
    + "fcntl"

  /// By name, and which of its thread's calls of that name it is: so `strace` counts them.
  var calls: [(name: String, count: Int)] = []
  var length = Duration.zero

  /// Those of a log of `strace -f`.
  static func calls(in log: String) -> [(name: String, count: Int)] {
    var counts: [Substring: Int] = [:]
    return log.split(separator: "\n").compactMap { line in
      // A call that went on after another thread's has its begin above.
      guard let call = line.prefixMatch(of: /(\d+) +([a-z0-9]+)\(/) else { return nil }
      counts[call.0, default: 0] += 1
      return (String(call.2), counts[call.0] ?? 1)
    }
  }

  /// One of the calls or moments of it, each as likely as any other.
  func point(isCall: Bool, _ lot: inout Lot) -> KillPoint {
    if isCall {
      let place = lot.number(0...(calls.count - 1))
      let call = calls[place]
      return KillPoint(place: .call(call.name, call.count), tenth: place * 10 / calls.count)
    }
    let whole = max(10, Int(length / .microseconds(1)))
    let moment = lot.number(0...(whole - 1))
    return KillPoint(place: .moment(moment), tenth: moment * 10 / whole)
  }
}

/// How many kills there were, before calls and at moments, and how they lie over the run.
struct Spread {
  private var before = [Int](repeating: 0, count: 10)
  private var at = [Int](repeating: 0, count: 10)

  var kills: Int { (before + at).reduce(0, +) }

  mutating func note(_ point: KillPoint) {
    switch point.place {
    case .call: before[point.tenth] += 1
    case .moment: at[point.tenth] += 1
    }
  }

  var text: String {
    func tenths(_ counts: [Int]) -> String { counts.map { String($0) }.joined(separator: " ") }
    return "killed \(kills) times, \(before.reduce(0, +)) before a call (by tenths of its calls "
      + "\(tenths(before))), \(at.reduce(0, +)) at a moment (by tenths of its time \(tenths(at)))"
  }
}
