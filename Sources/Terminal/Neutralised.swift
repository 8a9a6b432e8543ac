import CNCurses

/// Text from anywhere, made harmless for a screen, a log or paper.
extension String {
  /// The text without anything that could steer a terminal, reorder a line or hide: control
  /// characters (C0, C1), bidirectional and zero-width characters, variation selectors, tags,
  /// private and unassigned ones. White space of any kind becomes one space, an unassigned or
  /// private character `�`; more than two marks on one character are dropped.
  public var neutralised: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var kept = String.UnicodeScalarView()
    var marks = 0
    for scalar in unicodeScalars {
      switch Harm(of: scalar) {
      case .none:
        kept.append(scalar)
        marks = 0
      case .mark:
        marks += 1
        if marks <= 2, !kept.isEmpty { kept.append(scalar) }
      case .space:
        kept.append(" ")
        marks = 0
      case .hidden: break
      case .unknown:
        kept.append("\u{FFFD}")
        marks = 0
      }
    }
    return String(kept)
  }
}

/// What a scalar could do to a screen.
private enum Harm {
  case none, mark, space, hidden, unknown

  init(of scalar: Unicode.Scalar) {
    if scalar.value >= 0x20, scalar.value < 0x7F {
      self = .none
      return
    }
    switch scalar.properties.generalCategory {
    case .control:
      self = scalar == "\n" || scalar == "\t" || scalar == "\r" ? .space : .hidden
    case .format, .surrogate: self = .hidden
    case .lineSeparator, .paragraphSeparator, .spaceSeparator: self = .space
    case .privateUse, .unassigned: self = .unknown
    case .nonspacingMark, .enclosingMark:
      self = scalar.properties.isVariationSelector ? .hidden : .mark
    default: self = Harm(visible: scalar)
    }
  }

  /// A visible character counts as the C library counts it; one that it does not know or that it
  /// gives no cell (a Hangul filler) would shift the rest of the line.
  private init(visible scalar: Unicode.Scalar) {
    if scalar.properties.isDefaultIgnorableCodePoint {
      self = .hidden
    } else if !CharacterSet.isUTF8 {
      self = .none
    } else {
      switch cncurses_width(scalar.value) {
      case ..<0: self = .unknown
      case 0: self = .mark
      default: self = .none
      }
    }
  }
}
