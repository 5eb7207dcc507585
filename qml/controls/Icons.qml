pragma Singleton
// The icons of the window as outlines in a box of 24 by 24; LIcon draws them in the colour of the text.
// The language is IconItem's.
import QtQuick

QtObject {
    readonly property var outlines: ({
        "open": "M3 6h6l2 2h10v11H3z M3 11h18",
        "home": "M4 5h7v6H4z M13 5h7v6h-7z M4 13h7v6H4z M13 13h7v6h-7z",
        "edit": "M4 20l1-5L16 4l4 4L9 19z M13 7l4 4",
        "copy": "M8 8h11v12H8z M16 8V4H5v12h3",
        "paste": "M6 5h12v16H6z M9 3h6v4H9z M9 12h6 M9 16h6",
        "search": "O10.5 10.5 6.5 M15.5 15.5L21 21",
        "zoomIn": "O10.5 10.5 6.5 M15.5 15.5L21 21 M7.5 10.5h6 M10.5 7.5v6",
        "zoomOut": "O10.5 10.5 6.5 M15.5 15.5L21 21 M7.5 10.5h6",
        "fit": "M3 5v14 M21 5v14 M6 12h12 M6 12l3 -3 M6 12l3 3 M18 12l-3 -3 M18 12l-3 3",
        "restart": "M7 7.2C3 10.500 4 19 12 19C20.500 19 21.500 9.500 16 6.700 M8 2.500v5h-5",
        "nextSwitch": "M3 7h8l6 10h4 M18 14l3 3l-3 3",
        "previousSwitch": "M21 7h-8l-6 10H3 M6 14l-3 3l3 3",
        "ghost": "M6 20V11C6 3 18 3 18 11v9l-3 -2l-3 2l-3 -2z M10 11v1 M14 11v1",
        "dice": "M4 4h16v16H4z M8 8v.5 M16 8v.5 M12 12v.5 M8 16v.5 M16 16v.5",
        "nextFinding": "M6 21V4 M6 4h9l-2 3.5l2 3.5H6 M17 14l4 3.5l-4 3.5",
        "previousFinding": "M18 21V4 M18 4H9l2 3.5l-2 3.5h9 M7 14l-4 3.5l4 3.5",
        "explore": "M12 21v-6 M12 15L5 9V4 M12 15l7 -6V4 M12 15V4 M3 6l2 -2l2 2 M10 6l2 -2l2 2 M17 6l2 -2l2 2",
        "export": "M12 15V4 M8 8l4 -4l4 4 M5 13v7h14v-7",
        "keyboard": "M3 6h18v12H3z M6.5 10h.5 M11.75 10h.5 M17 10h.5 M8 14.5h8",
        "flag": "M6 21V4 M6 4h12l-3 4l3 4H6",
        "close": "M6 6l12 12 M18 6L6 18",
        "more": "M5 12h.5 M11.75 12h.5 M18.5 12h.5",
        "down": "M6 9l6 6l6 -6",
        "right": "M9 6l6 6l-6 6",
        "file": "M6 3h8l4 4v14H6z M14 3v4h4",
        "info": "O12 12 9 M12 11v6 M12 7v.5",
        "lock": "M6 11h12v9H6z M8.5 11V8C8.5 3.500 15.5 3.500 15.5 8v3"
    })
    readonly property var solids: ({
        "run": "M5 4l9 8l-9 8z M14 4h3v16h-3z",
        "play": "M6 4l14 8l-14 8z",
        "pause": "M6 4h4v16H6z M14 4h4v16h-4z",
        "stop": "M6 6h12v12H6z",
        "forward": "M7 5l10 7l-10 7z M18 5h2.5v14H18z",
        "back": "M17 5L7 12l10 7z M3.5 5H6v14H3.5z",
        "start": "M12 5L4.5 12L12 19z M20 5l-7.500 7l7.500 7z M2 5h2v14H2z",
        "end": "M12 5l7.500 7l-7.500 7z M4 5l7.500 7L4 19z M20 5h2v14h-2z"
    })
}
