// The scanner: text to tokens (spec: "Lexical elements"). The parser pulls one token after another with next();
// automatic semicolons arrive as Token::Semicolon whose literal is empty or a line end.
//
// It never stops: a malformed literal is reported once, marked `bad` and handed on; a stray character is reported and
// skipped. Messages are worded and placed as Go's compiler does. In Mode::Everything comments are tokens too and there
// are no automatic semicolons: that is what the highlighter reads.
#pragma once

#include "engine/syntax/declarations.h"
#include "engine/syntax/diagnostic.h"
#include "engine/syntax/token.h"

#include <string>
#include <string_view>
#include <vector>

namespace lockstep::syntax {

class Scanner {
public:
    enum class Mode : std::uint8_t {
        Program,    ///< what the parser needs
        Everything, ///< comments as tokens, no automatic semicolons
    };

    /// Lifetime: the text outlives the scanner. diagnostics may be null: nothing is reported then.
    Scanner(std::string_view text, Pos base, DiagnosticList* diagnostics, Mode mode = Mode::Program);

    /// Moves on to the next token; at the end it stays at Token::Eof.
    void next();
    /// Jumps to the end of the text: the next token, and every one after it, is Eof.
    void stop();
    /// Goes on at a place of this text. Pre: no token starts before it and ends behind it.
    void startAt(Pos pos) { m_at = m_begin + (pos.value - m_base.value); }
    /// From a `{` to the `}` that closes it, without looking at what is in between. Pre: the text is well-formed.
    void skipBlock();

    [[nodiscard]] Token token() const { return m_token; }
    [[nodiscard]] Pos pos() const { return m_base + offsetOf(m_start); }
    /// Behind the last byte of the token.
    [[nodiscard]] Pos end() const { return m_base + offsetOf(m_tokenEnd); }
    /// The token as written; of an automatic semicolon the line end, or nothing at the end of the file.
    [[nodiscard]] std::string_view literal() const { return {m_start, static_cast<std::size_t>(m_tokenEnd - m_start)}; }
    /// The token is a name, literal or comment that is malformed.
    [[nodiscard]] bool isBad() const { return m_bad; }
    /// The semicolon was not written: it stands for a line end or the end of the file.
    [[nodiscard]] bool isAutomaticSemicolon() const { return m_token == Token::Semicolon && m_automatic; }

    /// The directives passed so far.
    [[nodiscard]] const std::vector<Directive>& directives() const { return m_directives; }

private:
    [[nodiscard]] std::uint32_t offsetOf(const char* p) const { return static_cast<std::uint32_t>(p - m_begin); }
    [[nodiscard]] int peek(std::size_t ahead = 0) const {
        return static_cast<std::size_t>(m_end - m_at) > ahead ? static_cast<unsigned char>(m_at[ahead]) : -1;
    }
    void report(DiagnosticCode code, const char* at, std::string message);

    void scan();
    void checkEncoding();
    bool skipSpace(bool stopAtLineEnd);
    void finish(Token token, bool endsStatement);
    void take(Token token, std::size_t bytes, bool endsStatement = false);
    Token operatorHere(std::size_t& bytes) const;
    void scanPunctuation();
    void scanWord();
    void scanForeignWord();
    bool takeIdentifierCharacter(bool first);
    bool scanComment();
    void noteDirective();
    void strayCharacter();

    void scanNumber();
    unsigned scanDigits(unsigned base, const char*& invalid);
    bool scanExponent(char prefix, unsigned& seen, bool isFloat, bool ok, bool& hasExponent);
    void scanRune();
    void scanString();
    void scanRawString();
    bool scanEscape(char quote);
    bool scanEscapeDigits(unsigned digits, unsigned base, std::uint32_t maximum);

    const char* m_begin;
    const char* m_end;
    const char* m_at;       ///< the first byte not yet read
    const char* m_start;    ///< of the token
    const char* m_tokenEnd; ///< of the token
    const char* m_suspect;  ///< the first byte not yet checked that is no plain ASCII character
    Pos m_base;
    DiagnosticList* m_diagnostics;
    Mode m_mode;
    Token m_token = Token::Illegal;
    bool m_bad = false;
    bool m_automatic = false;
    bool m_endsStatement = false; ///< a line end here becomes a semicolon
    std::vector<Directive> m_directives;
};

} // namespace lockstep::syntax
