import { Button } from "@adminjs/design-system";
import React from "react";
import { useNavigate } from "react-router-dom";
import { useSay } from "../../locale/say.js";

interface FormEndProps {
  /** Why the form was not taken, in the operator's language; empty when nothing is wrong with the whole of it. */
  error: string | null;
  isSending: boolean;
  /** On the button that sends, in the operator's language. */
  submit: string;
  /** For what cannot be taken back. */
  isGrave?: boolean;
}

/** How every form ends: what is wrong with it, the button that sends it, and the way back. */
export function FormEnd({ error, isSending, submit, isGrave = false }: FormEndProps): React.ReactElement {
  const say = useSay();
  const navigate = useNavigate();
  return (
    <>
      {error && (
        <p className="qd-alarm" role="alert">
          {error}
        </p>
      )}
      <div className="qd-buttons">
        <Button type="submit" variant="contained" color={isGrave ? "danger" : "primary"} disabled={isSending}>
          {isSending ? say("One moment…") : submit}
        </Button>
        <Button type="button" variant="light" onClick={() => navigate(-1)}>
          {say("Back")}
        </Button>
      </div>
    </>
  );
}
