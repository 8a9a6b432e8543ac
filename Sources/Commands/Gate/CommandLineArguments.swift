import Cases

/// What was typed, brought into the order in which the subcommands read it.
enum CommandLineArguments {
  /// The place of the first argument of this process that is no UTF-8 text; nil where all are. Swift
  /// would put another character in its place, and a case would keep that.
  static var firstMalformed: Int? {
    (1..<max(1, Int(CommandLine.argc))).first { place in
      guard let argument = CommandLine.unsafeArgv[place] else { return false }
      return String(validatingCString: argument) == nil
    }
  }

  /// The order in which the subcommands read it: `--directory` may stand before the subcommand, a
  /// case number may be three groups of four, and `say` takes a negative number for a value.
  static func ordered(_ typed: [String]) -> [String] {
    var ordered = movingDirectory(typed)
    if ordered.first != "say" { ordered = CaseNumber.joiningGroups(ordered) }
    guard ordered.first == "say", !ordered.contains("--"),
      let index = ordered.firstIndex(where: isNegative)
    else { return ordered }
    let value = ordered.remove(at: index)
    return ordered + ["--", value]
  }

  private static func isNegative(_ word: String) -> Bool {
    word.first == "-" && word.dropFirst().first.map { "0123456789.".contains($0) } ?? false
  }

  /// Moves `--directory DIR` behind everything else, where every subcommand takes it.
  private static func movingDirectory(_ typed: [String]) -> [String] {
    let end = typed.firstIndex(of: "--") ?? typed.endIndex
    var rest: [String] = []
    var moved: [String] = []
    var index = 0
    while index < end {
      let word = typed[index]
      if word == "--directory", index + 1 < end {
        moved += [word, typed[index + 1]]
        index += 2
      } else {
        if word.hasPrefix("--directory=") { moved.append(word) } else { rest.append(word) }
        index += 1
      }
    }
    return rest + moved + typed[end...]
  }
}
