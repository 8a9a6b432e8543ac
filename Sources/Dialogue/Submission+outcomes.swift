extension Submission {
  /// What casework can be asked, and how it may answer; `Casework`'s article says what each means.
  public static let outcomes: [String: Set<String>] = [
    "notices": ["none", "some"],
    "enquiry": ["told"],
    "repeat.check": ["none", "open"],
    "repeat.note": ["noted"],
    "repeat.link": ["linked"],
    "register": ["registered"],
    "statement.add": ["noted"],
    "case.find": ["told", "open", "finished", "unknown", "locked", "ended"],
    "case.confirm": ["confirmed"],
    "case.urge": ["noted", "already"],
    "case.callback": ["noted"],
    "case.withdraw": ["withdrawn"],
    "rate": ["rated"],
    "person": ["connected", "absent"],
  ]
}
