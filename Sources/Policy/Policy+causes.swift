extension Policy {
  /// The code of the cause that somebody wrote by its code or one of its names; nil where the text
  /// is none of the policy's causes. Reports count codes: the text itself is private.
  public func cause(named text: String) -> String? {
    let wanted = text.lowercased()
    return causes.first { cause in
      [cause.code, cause.names.zh, cause.names.en].contains { $0.lowercased() == wanted }
    }?.code
  }
}
