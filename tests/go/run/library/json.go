// JSON is written and read by the tags of fields, and what does not fit is named.
package main

import (
	"encoding/json"
	"fmt"
)

type base struct {
	ID int `json:"id"`
}

type item struct {
	base
	Name string         `json:"name,omitempty"`
	Tags map[string]any `json:"tags"`
	Next *item          `json:"next"`
}

func main() {
	text, err := json.Marshal(item{base{7}, "<a>", map[string]any{"z": 1.5, "b": []int{1}}, &item{}})
	fmt.Println(string(text), err)
	var back item
	fmt.Println(json.Unmarshal(text, &back), back.ID, back.Name, back.Tags, *back.Next)
	fmt.Println(json.Unmarshal([]byte(`{"id":"x"}`), &back))
	fmt.Println(json.Unmarshal([]byte(`{"id" 1}`), &back))
}

// Output:
// {"id":7,"name":"\u003ca\u003e","tags":{"b":[1],"z":1.5},"next":{"id":0,"tags":null,"next":null}} <nil>
// <nil> 7 <a> map[b:[1] z:1.5] {{0}  map[] <nil>}
// json: cannot unmarshal string into Go struct field item.id of type int
// invalid character '1' after object key
