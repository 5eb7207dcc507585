// CodeDocument: the text of the source pane as a document: Go's words painted, and where a line lies on the screen.
//
// Words differ by weight and slant, not by hue: colour means goroutine identity only. The words come from the engine's
// own scanner (engine/syntax/highlight.h), line by line, so typing repaints only what changed.
#pragma once

#include <QColor>
#include <QFont>
#include <QPointer>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>
#include <QtQml/qqmlregistration.h>

namespace lockstep::app {

class GoHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit GoHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {}
    void setInk(const QColor& ink, const QColor& muted);

protected:
    void highlightBlock(const QString& text) override;

private:
    QColor m_ink;
    QColor m_muted;
};

class CodeDocument : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(QColor ink MEMBER m_ink WRITE setInk NOTIFY inkChanged)
    Q_PROPERTY(QColor mutedInk MEMBER m_muted WRITE setMutedInk NOTIFY inkChanged)
    Q_PROPERTY(int lineCount READ lineCount NOTIFY layoutChanged)

public:
    explicit CodeDocument(QObject* parent = nullptr) : QObject(parent) {}

    [[nodiscard]] QQuickTextDocument* document() const { return m_document; }
    void setDocument(QQuickTextDocument* document);
    void setInk(const QColor& ink);
    void setMutedInk(const QColor& ink);
    [[nodiscard]] int lineCount() const;

    /// Top of a line, counted from 1, in the document; lines behind the end lie below it.
    Q_INVOKABLE double lineTop(int line) const;
    Q_INVOKABLE double lineHeight(int line) const;
    /// Where the text of a line ends.
    Q_INVOKABLE double lineRight(int line) const;
    /// Where a column (characters, from 1) of a line lies.
    Q_INVOKABLE double columnX(int line, int column) const;
    /// The line at that height.
    Q_INVOKABLE int lineAt(double y) const;
    /// The position in the text of a line and column.
    Q_INVOKABLE int textPosition(int line, int column) const;

Q_SIGNALS:
    void documentChanged();
    void inkChanged();
    /// Lines lie elsewhere than before.
    void layoutChanged();

private:
    [[nodiscard]] QTextBlock block(int line) const;

    QPointer<QQuickTextDocument> m_document;
    QPointer<GoHighlighter> m_highlighter;
    QColor m_ink;
    QColor m_muted;
};

} // namespace lockstep::app
