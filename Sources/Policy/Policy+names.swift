import Cases

extension Policy {
  /// The names of a department, a role or, by `fields`, of what else is named on a page; the code
  /// itself where it has none.
  public func name(ofPart code: String) -> Names {
    departments[code]?.names ?? roles[code]?.names ?? fields[code]?.names
      ?? Names(zh: code, en: code)
  }

  /// The names of an entry of one of the ``tables``, which may be named in one language only, or by
  /// its code.
  public func names(of code: String, in table: String) -> Names {
    let entry = tables[table]?[code]
    let (zh, en) = (entry?["zh"]?.string, entry?["en"]?.string)
    return Names(zh: zh ?? en ?? code, en: en ?? zh ?? code)
  }

  /// The names of a remedy of service recovery; nil where the policy gives it none.
  public func remedyNames(_ remedy: String) -> Names? { reportWords["remedy_" + remedy]?.names }
}
