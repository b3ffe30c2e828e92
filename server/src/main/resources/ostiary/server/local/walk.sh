API=@URL@ EMAIL=ada-$(date +%s)@example.com PASSWORD='tangerine walrus 42 sunrise'
post() { curl -sS -w ' %{http_code}\n' "$API$1" -H 'content-type: application/json' -d "$2"; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
code() { curl -sS "$API/_local/mail.json" | grep -F "\"to\":\"$EMAIL\"" | tail -n 1 | sed -n 's/.*\\n *\([0-9]\{4\}-[0-9]\{4\}\)\\n.*/\1/p'; }
decoded() { curl -sS "$API/_local/token" -H "authorization: Bearer $1"; }

post /signup "{\"email\":\"$EMAIL\",\"password\":\"$PASSWORD\",\"name\":\"Ada\"}"
post /signup/confirm "{\"email\":\"$EMAIL\",\"code\":\"$(code)\",\"password\":\"$PASSWORD\"}"
TOKENS=$(post /login "{\"username\":\"$EMAIL\",\"password\":\"$PASSWORD\"}")
decoded "$(echo "$TOKENS" | field access_token)"
curl -sS -w ' %{http_code}\n' "$API/me" -H "authorization: Bearer $(echo "$TOKENS" | field access_token)"
TOKENS=$(post /refresh "{\"refresh_token\":\"$(echo "$TOKENS" | field refresh_token)\"}")
post /logout "{\"refresh_token\":\"$(echo "$TOKENS" | field refresh_token)\"}"
post /refresh "{\"refresh_token\":\"$(echo "$TOKENS" | field refresh_token)\"}"
