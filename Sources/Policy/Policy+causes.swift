extension Policy {
  /// The code of the cause that somebody wrote by its code or one of its names; nil where the text
  /// is none of the policy's causes. Reports count codes: the text itself is private.
  public func cause(named text: String) -> String? {
    let wanted = text.lowercased()
    return causes.first { cause in
      [cause.code, cause.names.zh, cause.names.en].contains { $0.lowercased() == wanted }
    }?.code
  }

  /// The names of the cause that somebody wrote; nil where the text is none of the policy's causes.
  public func causeNames(_ text: String) -> Names? {
    cause(named: text).flatMap { causes[$0]?.names }
  }
}
